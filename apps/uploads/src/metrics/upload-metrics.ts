import { Injectable } from '@nestjs/common';
import { Metrics } from '@smarttag/service-kit';
import { Counter, Gauge, Histogram } from 'prom-client';

@Injectable()
export class UploadMetrics {
  readonly bytesIn: Counter;
  readonly active: Gauge;
  readonly finishSeconds: Histogram;

  constructor(metrics: Metrics) {
    const registers = [metrics];
    this.bytesIn = new Counter({
      name: 'smarttag_upload_bytes_total',
      help: 'Bytes that became durable',
      registers,
    });
    this.active = new Gauge({
      name: 'smarttag_uploads_active',
      help: 'Bodies being taken in now',
      registers,
    });
    this.finishSeconds = new Histogram({
      name: 'smarttag_upload_finish_seconds',
      help: 'From the last byte to the creative being uploaded',
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    });
  }
}
