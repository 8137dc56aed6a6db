import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import { QUEUE_TAGGING, type Creative } from '@smarttag/domain';
import { Metrics } from '@smarttag/service-kit';
import type { Queue } from 'bull';
import { Counter, Gauge, Histogram } from 'prom-client';

@Injectable()
export class WorkerMetrics {
  readonly relayed: Counter;
  readonly relayLag: Gauge;
  readonly swept: Counter<'sweep'>;
  private readonly decided: Counter<'outcome'>;
  private readonly timeToTag: Histogram<'outcome'>;

  constructor(metrics: Metrics, @InjectQueue(QUEUE_TAGGING) queue: Queue) {
    const registers = [metrics];
    this.decided = new Counter({
      name: 'smarttag_tagging_outcomes_total',
      help: 'Creatives that left tagging, by how',
      labelNames: ['outcome'],
      registers,
    });
    this.timeToTag = new Histogram({
      name: 'smarttag_time_to_tag_seconds',
      help: 'From the later of last byte and Submit to the decision',
      labelNames: ['outcome'],
      buckets: [0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200],
      registers,
    });
    this.relayed = new Counter({
      name: 'smarttag_relay_events_total',
      help: 'Events copied to history',
      registers,
    });
    this.relayLag = new Gauge({
      name: 'smarttag_relay_lag_seconds',
      help: 'Age of the oldest event that waited for the relay at its last look; 0 when none did',
      registers,
    });
    this.swept = new Counter({
      name: 'smarttag_swept_total',
      help: 'Things that a sweep put right',
      labelNames: ['sweep'],
      registers,
    });
    new Gauge({
      name: 'smarttag_tagging_jobs',
      help: 'Jobs of the tagging queue, by state',
      labelNames: ['state'],
      registers,
      async collect() {
        // A question to a Redis that is away would hold the whole page.
        if (queue.client.status !== 'ready') return;
        const counts = await queue.getJobCounts();
        for (const [state, jobs] of Object.entries(counts)) this.set({ state }, jobs);
      },
    });
  }

  left({ state: outcome, uploadedAt, submittedAt, decidedAt }: Creative): void {
    this.decided.inc({ outcome });
    if (!uploadedAt || !submittedAt || !decidedAt) return;
    const ready = Math.max(uploadedAt.getTime(), submittedAt.getTime());
    this.timeToTag.observe({ outcome }, (decidedAt.getTime() - ready) / 1000);
  }
}
