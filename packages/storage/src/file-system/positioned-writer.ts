import type { FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';

/** While one write is under way the next chunks gather up to this size and then go out in one system call. */
const GATHER_BYTES = 1024 * 1024;

/** Writes what it is given at `position`, and keeps `position` true after a partial write. Never closes the file. */
export class PositionedWriter extends Writable {
  constructor(
    private readonly file: FileHandle,
    public position: number,
  ) {
    super({ highWaterMark: GATHER_BYTES });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.writeAll([chunk]).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.writeAll(chunks.map(({ chunk }) => chunk)).then(() => done(), done);
  }

  private async writeAll(buffers: Buffer[]): Promise<void> {
    let rest = buffers.filter((buffer) => buffer.length > 0);
    while (rest.length > 0) {
      const { bytesWritten } = await this.file.writev(rest, this.position);
      this.position += bytesWritten;
      rest = withoutFirst(rest, bytesWritten);
    }
  }
}

function withoutFirst(buffers: Buffer[], bytes: number): Buffer[] {
  let skip = bytes;
  return buffers.flatMap((buffer) => {
    const skipped = Math.min(skip, buffer.length);
    skip -= skipped;
    return skipped === buffer.length ? [] : [buffer.subarray(skipped)];
  });
}
