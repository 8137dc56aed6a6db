import { type Document } from '../bson-codec.js';
import { type Cursors } from '../read/cursors.js';
import { type Snapshot } from '../store/snapshot.js';
import { type Writer } from '../write/writer.js';
import { type PipelinePool } from '../pipeline/pool.js';

/** What a command is given. */
export interface CommandContext {
  name: string;
  db: string;
  body: Document;
  bodyBytes: Uint8Array;
  /** the whole message */
  bytes: Uint8Array;
  sequences: Record<string, Uint8Array[]>;
  connectionId: number;
  cursors: Cursors;
  writer: Writer;
  pipelines: PipelinePool;
  /** a new snapshot, to be released by the command or the cursor it makes */
  snapshot(): Snapshot;
}
