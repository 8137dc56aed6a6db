import { retryDelay } from './backoff.ts';
import type { Fault } from './fault.ts';
import type { Slot } from './slots.ts';
import { SpeedMeter } from './speed-meter.ts';
import { nextTimeLeft } from './time-left.ts';
import type { Sending, UploadJob } from './tus-sender.ts';

export type TransferPhase = 'waiting' | 'sending' | 'paused' | 'resting' | 'arrived' | 'stopped';

/** What a row shows of its upload; replaced as a whole, once a second at most. */
export interface TransferView {
  phase: TransferPhase;
  offset: number;
  bytesPerSecond?: number;
  secondsLeft?: number;
  /** Why it rests or stopped; `unreadable`: the file is gone from the disk, or changed. */
  fault?: Fault | 'unreadable';
  /** Milliseconds since 1970. */
  triedAt?: number;
  nextTryAt?: number;
}

/** Without a byte for this long, the line is dead although nobody said so. */
const STALLED_MS = 15_000;
/**
 * After the last byte the server still makes it durable and compares the hint. Asked again it only answers:
 * nothing is sent twice, and a small file is not held for minutes by a line that swallowed it whole.
 */
const STALLED_AT_END_MS = 30_000;

export class Transfer {
  phase: TransferPhase = 'waiting';
  fault: Fault | 'unreadable' | undefined;
  attempt = 0;
  triedAt: number | undefined;
  nextTryAt: number | undefined;
  sending: Sending | undefined;
  /** Kept from the first byte to the last, and over a short rest. */
  slot: Slot | undefined;
  /** Its person wants it sent from here. Once bytes move it is only kept. */
  takesOver = true;
  private meter = new SpeedMeter();
  private movedAt = 0;
  private firstOffset: number | undefined;
  private shownTimeLeft: number | undefined;

  constructor(
    readonly job: UploadJob,
    public offset: number,
  ) {}

  begin(slot: Slot, now: number): void {
    this.slot = slot;
    this.phase = 'sending';
    this.meter = new SpeedMeter();
    this.firstOffset = undefined;
    this.shownTimeLeft = undefined;
    this.movedAt = this.triedAt = now;
    this.nextTryAt = undefined;
  }

  progress(offset: number, now: number): void {
    this.firstOffset ??= offset;
    if (offset > this.firstOffset) {
      this.takesOver = false;
      this.attempt = 0;
      this.fault = undefined;
    }
    this.offset = offset;
    this.movedAt = now;
    this.meter.record(offset, now);
  }

  halt(phase: TransferPhase): void {
    this.sending?.stop();
    this.sending = undefined;
    this.phase = phase;
    this.nextTryAt = undefined;
  }

  letGoOfSlot(): void {
    this.slot?.release();
    this.slot = undefined;
  }

  rest(fault: Fault, now: number): void {
    this.halt('resting');
    this.fault = fault;
    this.attempt += 1;
    this.nextTryAt = now + retryDelay(this.attempt);
  }

  isStalled(now: number): boolean {
    const limit = this.offset >= this.job.file.size ? STALLED_AT_END_MS : STALLED_MS;
    return this.phase === 'sending' && now - this.movedAt > limit;
  }

  view(now: number): TransferView {
    const view: TransferView = { phase: this.phase, offset: this.offset };
    if (this.phase === 'sending') {
      const speed = this.meter.speed(now);
      view.bytesPerSecond = speed?.bytesPerSecond;
      if (speed?.settled && speed.bytesPerSecond > 0) {
        const seconds = (this.job.file.size - this.offset) / speed.bytesPerSecond;
        view.secondsLeft = this.shownTimeLeft = nextTimeLeft(this.shownTimeLeft, seconds);
      }
      return view;
    }
    if (this.phase === 'resting' || this.phase === 'stopped')
      return { ...view, fault: this.fault, triedAt: this.triedAt, nextTryAt: this.nextTryAt };
    return view;
  }
}
