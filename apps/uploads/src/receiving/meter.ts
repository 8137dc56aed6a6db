import { Transform, type TransformCallback } from 'node:stream';

/** A socket gives 64 KiB at a time; fewer pauses than with Node's 16 KiB. */
const PASSING_BYTES = 256 * 1024;

/** Counts what passes and keeps out what would not fit. */
export class Meter extends Transform {
  bytes = 0;

  constructor(
    private readonly room: number,
    /** Asked for every chunk before it passes; `false` drops it. */
    private readonly mayPass: (fits: boolean) => boolean,
  ) {
    super({ highWaterMark: PASSING_BYTES });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.mayPass(this.bytes + chunk.length <= this.room)) return done();
    this.bytes += chunk.length;
    done(null, chunk);
  }
}
