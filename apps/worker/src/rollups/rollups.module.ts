import { Module } from '@nestjs/common';
import { RollupMetrics } from './rollup-metrics.js';
import { Rollups } from './rollups.service.js';

@Module({ providers: [Rollups, RollupMetrics] })
export class RollupsModule {}
