import type { Part } from '../processes/part.js';

export interface EngineOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly onLine?: (line: string) => void;
}

/** What MongoDB the system runs on. `part` is missing for one that somebody else runs. */
export interface Engine {
  readonly url: string;
  /** One line for the console: which engine, and where its data is. */
  readonly description: string;
  readonly part?: Part;
}
