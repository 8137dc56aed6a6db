import { Module } from '@nestjs/common';
import { ExpiredDraftsSweep } from './expired-drafts.sweep.js';
import { JoblessCreativesSweep } from './jobless-creatives.sweep.js';
import { SpritelessCreativesSweep } from './spriteless-creatives.sweep.js';
import { SWEEPS, type Sweep } from './sweep.js';
import { Sweeper } from './sweeper.service.js';
import { UnreachedCreativesSweep } from './unreached-creatives.sweep.js';
import { UnreachedSubmissionsSweep } from './unreached-submissions.sweep.js';

const ALL = [
  UnreachedSubmissionsSweep,
  UnreachedCreativesSweep,
  JoblessCreativesSweep,
  SpritelessCreativesSweep,
  ExpiredDraftsSweep,
];

@Module({
  providers: [...ALL, { provide: SWEEPS, useFactory: (...sweeps: Sweep[]) => sweeps, inject: ALL }, Sweeper],
})
export class SweepsModule {}
