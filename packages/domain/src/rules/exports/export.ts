import type { ExportCreate, ExportState } from '../../contracts/export.contract.js';

/** One list handed over as a file, once. */
export interface Export {
  id: string;
  /** Whose people asked; none for the platform's staff. */
  partnerId?: string;
  createdBy: string;
  createdAt: Date;
  list: ExportCreate['list'];
  filters: ExportCreate['filters'];
  /** Creatives picked by hand, in their order. */
  chosen?: string[];
  format: ExportCreate['format'];
  state: ExportState;
  /** Rows of history up to here are in it. */
  cutSeq?: number;
  /** Its process said so last; one that is silent has died. */
  aliveAt?: Date;
  finishedAt?: Date;
  rows?: number;
  bytes?: number;
  sha256?: string;
  revision: number;
  version: number;
}

/** What was handed over: rows after the heading, and the whole file's bytes. */
export interface HandedOver {
  rows: number;
  bytes: number;
  sha256: string;
}
