import { isOfTheLine, isPassing, type Fault } from './fault.ts';
import { Transfer, type TransferView } from './transfer.ts';
import type { Sender, UploadJob } from './tus-sender.ts';

export interface EngineHooks {
  send: Sender;
  publish(id: string, view: TransferView): void;
  /** Resolves when the person has signed in again. */
  signInAgain(): Promise<void>;
  /** Fetches the session's token anew. */
  refreshSession(): void;
  isReadable(file: File): Promise<boolean>;
}

/** A file that fails again and again keeps its place in the line this often. */
const PATIENCE = 6;
const TICK_MS = 1000;

/** Sends files a few at a time, lowest rank first, and never gives up on what passes by itself. */
export class UploadEngine {
  private readonly transfers = new Map<string, Transfer>();
  private ticker: ReturnType<typeof setInterval> | undefined;
  private tickedAt = 0;
  private signingIn = false;

  constructor(
    private readonly hooks: EngineHooks,
    private atATime = 3,
  ) {}

  add(job: UploadJob, offset: number): void {
    if (this.transfers.has(job.id)) return;
    const transfer = new Transfer(job, offset);
    this.transfers.set(job.id, transfer);
    this.publish(transfer);
    this.ticker ??= setInterval(() => this.tick(), TICK_MS);
    // Files of one drop come one by one; the lowest rank is known after the last of them.
    queueMicrotask(() => this.fill());
  }

  remove(id: string): void {
    this.transfers.get(id)?.halt('stopped');
    this.transfers.delete(id);
    this.fill();
  }

  pause(id: string): void {
    const transfer = this.transfers.get(id);
    if (!transfer || !this.isUnfinished(transfer)) return;
    this.settle(transfer, 'paused');
    this.fill();
  }

  /** Also "Try now". */
  resume(id: string): void {
    const transfer = this.transfers.get(id);
    if (!transfer || (transfer.phase !== 'paused' && transfer.phase !== 'resting')) return;
    this.settle(transfer, 'waiting');
    this.fill();
  }

  /** The line came back: nothing waits for its next try. */
  retryAll(): void {
    for (const transfer of this.transfers.values())
      if (transfer.phase === 'resting') this.settle(transfer, 'waiting');
    this.fill();
  }

  setAtATime(files: number): void {
    this.atATime = files;
    this.fill();
  }

  stopAll(): void {
    for (const transfer of this.transfers.values()) transfer.halt('stopped');
    this.transfers.clear();
    this.stopTicking();
  }

  private isUnfinished(transfer: Transfer) {
    return transfer.phase !== 'arrived' && transfer.phase !== 'stopped';
  }

  private settle(transfer: Transfer, phase: 'waiting' | 'paused' | 'stopped' | 'arrived') {
    transfer.halt(phase);
    this.publish(transfer);
  }

  private publish(transfer: Transfer) {
    this.hooks.publish(transfer.job.id, transfer.view(Date.now()));
  }

  private takesPlace(transfer: Transfer) {
    if (transfer.phase === 'sending') return true;
    const { phase, fault, attempt } = transfer;
    return (
      phase === 'resting' && fault !== 'unreadable' && isOfTheLine(fault ?? 'busy') && attempt <= PATIENCE
    );
  }

  private fill(): void {
    if (this.signingIn) return;
    const transfers = [...this.transfers.values()];
    let free = this.atATime - transfers.filter((transfer) => this.takesPlace(transfer)).length;
    const waiting = transfers.filter((transfer) => transfer.phase === 'waiting');
    for (const transfer of waiting.sort((a, b) => a.job.rank - b.job.rank)) {
      if (free <= 0) return;
      free -= 1;
      this.start(transfer);
    }
  }

  private start(transfer: Transfer): void {
    transfer.begin(Date.now());
    transfer.sending = this.hooks.send(transfer.job, {
      progress: (offset) => this.progressed(transfer, offset),
      arrived: () => this.arrived(transfer),
      failed: (fault) => void this.failed(transfer, fault),
    });
    this.publish(transfer);
  }

  private progressed(transfer: Transfer, offset: number): void {
    transfer.progress(offset, Date.now());
    // A tab in the background gets few ticks of the timer, but all of the line.
    if (Date.now() - this.tickedAt >= TICK_MS) this.tick();
  }

  private arrived(transfer: Transfer): void {
    transfer.offset = transfer.job.file.size;
    this.settle(transfer, 'arrived');
    // One got through, so the line is back for all.
    this.retryAll();
  }

  private async failed(transfer: Transfer, fault: Fault): Promise<void> {
    if (fault === 'signed_out') return this.signInAgain();
    if (fault === 'forbidden') this.hooks.refreshSession();
    if (isPassing(fault)) {
      transfer.rest(fault, Date.now());
      this.publish(transfer);
      // A browser reports a file that went away as a broken line.
      if (fault === 'line' && !(await this.hooks.isReadable(transfer.job.file))) {
        if (transfer.phase !== 'resting') return;
        transfer.fault = 'unreadable';
        this.settle(transfer, 'stopped');
      }
    } else {
      transfer.fault = fault;
      this.settle(transfer, 'stopped');
    }
    this.fill();
  }

  private async signInAgain(): Promise<void> {
    if (this.signingIn) return;
    this.signingIn = true;
    for (const transfer of this.transfers.values())
      if (transfer.phase === 'sending') this.settle(transfer, 'waiting');
    try {
      await this.hooks.signInAgain();
    } finally {
      this.signingIn = false;
      this.fill();
    }
  }

  private tick(): void {
    const now = (this.tickedAt = Date.now());
    let unfinished = false;
    for (const transfer of this.transfers.values()) {
      if (!this.isUnfinished(transfer)) continue;
      unfinished = true;
      if (transfer.isStalled(now)) transfer.rest('line', now);
      else if (transfer.nextTryAt !== undefined && transfer.nextTryAt <= now) transfer.halt('waiting');
      else if (transfer.phase !== 'sending' && transfer.phase !== 'resting') continue;
      this.publish(transfer);
    }
    this.fill();
    if (!unfinished) this.stopTicking();
  }

  private stopTicking(): void {
    clearInterval(this.ticker);
    this.ticker = undefined;
  }
}
