import { MongoError } from '../errors.js';
import { type Snapshot } from '../store/snapshot.js';
import { type BatchSource } from './cursors.js';
import { type BytesProjection } from './projection.js';
import { type Row } from './rows.js';
import { inSlices } from './slices.js';

/** Throws once a command has run longer than its maxTimeMS. */
export function timeLimit(maxTimeMS: number): () => void {
  const until = maxTimeMS > 0 ? performance.now() + maxTimeMS : Infinity;
  return () => {
    if (performance.now() > until) throw new MongoError('MaxTimeMSExpired', 'operation exceeded time limit');
  };
}

/** The batches of a find, read from one snapshot that lives as long as the cursor. */
export class RowSource implements BatchSource {
  private held: Uint8Array | undefined;
  private ended = false;

  constructor(
    private readonly rows: Iterator<Row | undefined>,
    private readonly snapshot: Snapshot,
    private readonly check: () => void,
    private readonly projection: BytesProjection = (bytes) => bytes,
  ) {}

  async next(most: number, bytes: number): Promise<{ documents: Uint8Array[]; done: boolean }> {
    const documents: Uint8Array[] = [];
    let size = 0;
    if (this.held && most > 0) {
      documents.push(this.held);
      size = this.held.length;
      this.held = undefined;
    }
    if (documents.length >= most || this.ended) return { documents, done: this.ended && !this.held };
    this.ended = await inSlices(
      this.rows,
      (row) => {
        if (!row) return true;
        const document = this.projection(row.bytes);
        size += document.length;
        // one row more than fits is read, so that a batch knows whether it is the last
        if (documents.length >= most || (size > bytes && documents.length > 0)) {
          this.held = document;
          return false;
        }
        documents.push(document);
        return true;
      },
      this.check,
    );
    return { documents, done: this.ended && !this.held };
  }

  close(): void {
    this.rows.return?.();
    this.snapshot.release();
  }
}
