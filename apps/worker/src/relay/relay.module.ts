import { Module } from '@nestjs/common';
import { EventCopier } from './event-copier.service.js';
import { Relay } from './relay.service.js';

@Module({ providers: [Relay, EventCopier] })
export class RelayModule {}
