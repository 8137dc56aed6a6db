import { Injectable } from '@nestjs/common';
import { Metrics } from '@smarttag/service-kit';
import { Counter, Gauge } from 'prom-client';

@Injectable()
export class RollupMetrics {
  readonly added: Counter;
  readonly waiting: Gauge;
  readonly differing: Gauge;

  constructor(metrics: Metrics) {
    const registers = [metrics];
    this.added = new Counter({
      name: 'smarttag_rollup_events_total',
      help: 'Events of history that the roll-ups have seen',
      registers,
    });
    this.waiting = new Gauge({
      name: 'smarttag_rollup_waiting_events',
      help: 'Events of history that are in no report yet',
      registers,
    });
    this.differing = new Gauge({
      name: 'smarttag_rollup_differing_documents',
      help: 'Roll-ups that were not what history says at the last nightly comparison; 0 when all are right',
      registers,
    });
  }
}
