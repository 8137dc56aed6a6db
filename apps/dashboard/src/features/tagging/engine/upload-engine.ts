import type { Clock } from './clock.ts';
import { isOfTheLine, isPassing, type Fault } from './fault.ts';
import type { Slot, Slots } from './slots.ts';
import { Transfer, type TransferView } from './transfer.ts';
import { Turn } from './turn.ts';
import type { Sender, UploadJob } from './tus-sender.ts';

export interface EngineHooks {
  send: Sender;
  publish(id: string, view: TransferView): void;
  /** Resolves when the person has signed in again. */
  signInAgain(): Promise<void>;
  /** Fetches the session's token anew. */
  refreshSession(): void;
  isReadable(file: File): Promise<boolean>;
  slots: Slots;
  clock: Clock;
}

/** A file that fails again and again keeps its place in the line this often. */
const PATIENCE = 6;
const TICK_MS = 1000;
const NO_SLOT: Slot = { release: () => undefined };

/** Sends files a few at a time, lowest rank first, and never gives up on what passes by itself. */
export class UploadEngine {
  private readonly transfers = new Map<string, Transfer>();
  private stopClock: (() => void) | undefined;
  private tickedAt = 0;
  private readonly turn: Turn;
  private signingIn = false;

  constructor(
    private readonly hooks: EngineHooks,
    private atATime: number,
  ) {
    this.turn = new Turn(hooks.slots);
  }

  /** `atOnce`: taken over from where it is sent now, which lets go of a place of its own. */
  add(job: UploadJob, offset: number, atOnce = false): void {
    if (this.transfers.has(job.id)) return;
    const transfer = new Transfer(job, offset);
    this.transfers.set(job.id, transfer);
    if (atOnce && !this.signingIn) return this.start(transfer, NO_SLOT);
    this.publish(transfer);
    // Files of one drop come one by one; the lowest rank is known after the last of them.
    queueMicrotask(() => this.fill());
  }

  remove(id: string): void {
    this.transfers.get(id)?.halt('stopped');
    this.transfers.get(id)?.letGoOfSlot();
    this.transfers.delete(id);
  }

  pause(id: string): void {
    const transfer = this.transfers.get(id);
    if (!transfer || !this.isUnfinished(transfer)) return;
    this.settle(transfer, 'paused');
  }

  /** Also "Try now" and "Send it from here". */
  resume(id: string): void {
    const transfer = this.transfers.get(id);
    if (!transfer || !this.canResume(transfer)) return;
    transfer.takesOver = true;
    if (transfer.fault === 'elsewhere' && !this.signingIn) return this.start(transfer, NO_SLOT);
    this.tryAgain(transfer);
    this.fill();
  }

  /** The line came back: nothing waits for its next try. */
  retryAll(): void {
    for (const transfer of this.transfers.values()) if (transfer.phase === 'resting') this.tryAgain(transfer);
    this.fill();
  }

  /** Those under way are not stopped. */
  setAtATime(files: number): void {
    this.atATime = files;
    this.turn.giveUp();
    this.fill();
  }

  /** From what arrived, by what is chosen now. */
  sendAnew(): void {
    for (const transfer of this.transfers.values()) {
      if (transfer.phase !== 'sending' || !transfer.slot) continue;
      transfer.halt('waiting');
      this.start(transfer, transfer.slot);
    }
  }

  stopAll(): void {
    this.turn.giveUp();
    for (const id of this.transfers.keys()) this.remove(id);
    this.stopTicking();
  }

  private isUnfinished(transfer: Transfer) {
    return transfer.phase !== 'arrived' && transfer.phase !== 'stopped';
  }

  private canResume({ phase, fault }: Transfer) {
    return phase === 'paused' || phase === 'resting' || (phase === 'stopped' && fault !== 'unreadable');
  }

  private settle(transfer: Transfer, phase: 'waiting' | 'paused' | 'stopped' | 'arrived') {
    transfer.halt(phase);
    transfer.letGoOfSlot();
    this.publish(transfer);
  }

  private publish(transfer: Transfer) {
    this.hooks.publish(transfer.job.id, transfer.view(Date.now()));
  }

  /** What stopped this one would stop the next one too. */
  private keepsPlace({ fault, attempt }: Transfer) {
    return fault !== undefined && fault !== 'unreadable' && isOfTheLine(fault) && attempt <= PATIENCE;
  }

  private next(): Transfer | undefined {
    let next: Transfer | undefined;
    let lowest = Infinity;
    for (const transfer of this.transfers.values()) {
      const rank = transfer.phase === 'waiting' ? transfer.job.rank() : Infinity;
      if (rank < lowest) [next, lowest] = [transfer, rank];
    }
    return next;
  }

  /** Asks for a slot as long as a file waits. */
  private fill(): void {
    if (this.turn.isAsked || this.signingIn || !this.next()) return;
    this.tickOn();
    this.turn.ask(this.atATime, (slot) => this.use(slot));
  }

  private use(slot: Slot): void {
    const next = this.signingIn ? undefined : this.next();
    if (next) this.start(next, slot);
    else slot.release();
    this.fill();
  }

  private tryAgain(transfer: Transfer): void {
    if (transfer.slot) this.start(transfer, transfer.slot);
    else this.settle(transfer, 'waiting');
  }

  private start(transfer: Transfer, slot: Slot): void {
    this.tickOn();
    transfer.begin(slot, Date.now());
    const events = {
      progress: (offset: number) => this.progressed(transfer, offset),
      arrived: () => this.arrived(transfer),
      failed: (fault: Fault) => void this.failed(transfer, fault),
    };
    transfer.sending = this.hooks.send(transfer.job, events, transfer.takesOver);
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
      this.rest(transfer, fault);
      // A browser reports a file that went away as a broken line.
      if (fault === 'line' && !(await this.hooks.isReadable(transfer.job.file))) {
        if (transfer.phase !== 'resting') return;
        transfer.fault = 'unreadable';
        this.settle(transfer, 'stopped');
      }
    } else {
      transfer.takesOver = false;
      transfer.fault = fault;
      this.settle(transfer, 'stopped');
    }
    this.fill();
  }

  private rest(transfer: Transfer, fault: Fault): void {
    transfer.rest(fault, Date.now());
    if (!this.keepsPlace(transfer)) transfer.letGoOfSlot();
    this.publish(transfer);
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
    let [unfinished, sending] = [false, false];
    for (const transfer of this.transfers.values()) {
      if (!this.isUnfinished(transfer)) continue;
      unfinished = true;
      sending ||= transfer.phase === 'sending';
      if (transfer.isStalled(now)) this.rest(transfer, 'line');
      else if (transfer.nextTryAt !== undefined && transfer.nextTryAt <= now) this.tryAgain(transfer);
      else if (transfer.phase === 'sending' || transfer.phase === 'resting') this.publish(transfer);
    }
    if (!sending && this.turn.isLate(now)) this.turn.giveUp();
    this.fill();
    if (!unfinished) this.stopTicking();
  }

  private tickOn(): void {
    this.stopClock ??= this.hooks.clock.every(TICK_MS, () => this.tick());
  }

  private stopTicking(): void {
    this.stopClock?.();
    this.stopClock = undefined;
  }
}
