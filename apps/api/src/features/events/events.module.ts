import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { HistoryTail } from './history-tail.js';
import { SessionWatch } from './session-watch.js';

@Module({
  imports: [HistoryModule],
  controllers: [EventsController],
  providers: [EventsService, HistoryTail, SessionWatch],
})
export class EventsModule {}
