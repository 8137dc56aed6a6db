import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { Cause, Creative, Upload, WriteScope } from '@smarttag/domain';
import type { Checksum } from '@smarttag/storage';
import type { HeldLease } from '../../leases/held-lease.js';
import type { ConcatAsked } from '../../tus/upload-concat.js';

/** One admitted request on the tus path. Its scope is the asker's, so nothing below can reach further. */
export interface Visit {
  /** The method that counts: an override has replaced the one on the wire. */
  readonly method: string;
  readonly creativeId: string;
  /** PATCH, and POST with a body. */
  readonly bringsBytes: boolean;
  readonly checksum?: Checksum;
  readonly concat?: ConcatAsked;
  readonly requestId: string;
  /** The open page that sends, as it named itself. */
  readonly client: string | undefined;
  /** Its person asked for it: also from another page that is sending. */
  readonly takesOver: boolean;
  readonly scope: WriteScope;
  readonly request: IncomingMessage;
  /** The person as the cause of what the request changes, now. */
  readonly cause: () => Cause;
  /** The whole file or a part of it. As admitted; once the lease is held, as loaded under it. */
  upload: Upload;
  creative: Creative;
  lease?: HeldLease;
  /** What was thrown inside the protocol code, before it made a text of it. */
  failure?: unknown;
}

const visits = new AsyncLocalStorage<Visit>();

export const duringVisit = <T>(visit: Visit, work: () => Promise<T>): Promise<T> => visits.run(visit, work);

/** The protocol code calls store and locker with an id alone; who asks is found here. */
export const currentVisit = (): Visit => {
  const visit = visits.getStore();
  if (!visit) throw new Error('called outside a request on the tus path');
  return visit;
};
