import { pipeline } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError, type Upload, type UploadConcat } from '@smarttag/domain';
import { UploadsRepository } from '@smarttag/domain/mongoose';
import { AppendInterruptedError, StorageFullError, originalKey, type Storage } from '@smarttag/storage';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';
import type { Visit } from '../features/uploads/visit.js';
import { Finisher, type Finishing } from '../finishing/finisher.service.js';
import type { HeldLease } from '../leases/held-lease.js';
import { Meter } from '../receiving/meter.js';
import { noRoom, stopping } from '../receiving/stop-reasons.js';
import { STORAGE } from '../storage.provider.js';
import { requireLength } from '../tus/required-length.js';
import { numbersOf, type FinalAsked } from '../tus/upload-concat.js';
import { Parts } from './parts.service.js';

/**
 * Makes a file of its parts. The plan is written first; from then on the number of bytes in the whole file alone says how
 * far the joining is, so whoever goes on after a death — the client's next POST or the sweep — repeats and leaves out nothing.
 */
@Injectable()
export class Joiner implements OnModuleDestroy {
  private readonly leaving = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly uploads: UploadsRepository,
    private readonly parts: Parts,
    private readonly finisher: Finisher,
  ) {}

  /** As often as the client asks for the same. @throws ProtocolRefusal 400, 403, 409, UPLOAD_LENGTH_DIFFERS */
  async join(visit: Visit, lease: HeldLease, asked: FinalAsked): Promise<void> {
    const { upload, creative } = visit;
    const concat = upload.concat ?? (await this.plan(visit, lease, asked));
    if (concat.parts.join() !== numbersOf(asked, upload).join())
      throw new ProtocolRefusal(403, 'This file is made of other parts.');
    visit.upload = { ...upload, concat };
    if (creative.state === 'uploading') await this.goOn(visit, lease);
  }

  /** The joining as far as it is still to do, and what follows the last byte. */
  async goOn(finishing: Finishing, lease: HeldLease): Promise<void> {
    const joining = this.joinAndFinish(finishing, lease);
    this.running.add(joining);
    return joining.finally(() => this.running.delete(joining));
  }

  async onModuleDestroy(): Promise<void> {
    this.leaving.abort(stopping());
    await Promise.allSettled(this.running);
  }

  private async plan(visit: Visit, lease: HeldLease, asked: FinalAsked): Promise<UploadConcat> {
    const { upload, creative } = visit;
    if (creative.state !== 'uploading')
      throw new ProtocolRefusal(403, 'All bytes of this file are here already.');
    const numbers = numbersOf(asked, upload);
    const parts = await this.parts.finishedParts(visit, numbers);
    requireLength(
      parts.reduce((sum, { size }) => sum + size, 0),
      upload.size,
    );
    if ((await this.storage.size(originalKey(upload.id))) ?? 0)
      throw new ProtocolRefusal(409, 'Bytes were sent to this file itself; go on from there.');
    const concat = { parts: numbers, value: asked.value };
    await lease.save({ concat });
    return concat;
  }

  private async joinAndFinish(finishing: Finishing, lease: HeldLease): Promise<void> {
    if (finishing.upload.state === 'open') await this.appendParts(finishing, lease);
    await this.finisher.finish(finishing, lease);
  }

  private async appendParts({ scope, upload }: Finishing, lease: HeldLease): Promise<void> {
    const plan = upload.concat?.parts ?? [];
    const known = await this.uploads.partsOf(scope, upload.id);
    let position = (await this.storage.size(originalKey(upload.id))) ?? 0;
    let start = 0;
    for (const [index, number] of plan.entries()) {
      const end = start + (known[number]?.size ?? 0);
      if (position < end) position = await this.appendPart(upload, lease, { number, position, start });
      if (position < end) throw new Error(`part ${number} of ${upload.id} has lost bytes`);
      // Two copies of one part at a time are enough; its document is left to the sweep.
      if (!plan.includes(number, index + 1)) await this.storage.remove(originalKey(upload.id, number));
      start = end;
    }
  }

  private async appendPart(
    { id }: Upload,
    lease: HeldLease,
    { number, position, start }: { number: number; position: number; start: number },
  ): Promise<number> {
    const skip = position - start;
    const source = await this.storage.read(originalKey(id, number), skip > 0 ? { start: skip } : undefined);
    const meter = new Meter(Infinity, () => lease.isValid());
    const ended = new AbortController();
    lease.onEnd(({ reason }) => ended.abort(reason));
    lease.report(() => ({ offset: position + meter.bytes }));
    pipeline(source, meter, () => undefined);
    const signal = AbortSignal.any([ended.signal, this.leaving.signal]);
    try {
      return (await this.storage.append(originalKey(id), position, meter, { signal })).offset;
    } catch (error) {
      throw reasonOf(error);
    } finally {
      source.destroy();
    }
  }
}

const reasonOf = (error: unknown): unknown => {
  if (error instanceof StorageFullError) return noRoom();
  if (error instanceof AppendInterruptedError && error.cause instanceof DomainError) return error.cause;
  return error;
};
