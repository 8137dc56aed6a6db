/** Held while bytes of one upload are taken in. */
export interface UploadLease {
  owner: string;
  until: Date;
  /** Somebody else asks for it: the holder stops, saves and lets go. */
  requested?: boolean;
}

/** What the uploads app alone writes after the declaration has inserted it. Upload id = creative id. */
export interface Upload {
  id: string;
  partnerId: string;
  submissionId: string;
  size: number;
  /** A hint for lists; the bytes on disk decide. */
  offset: number;
  contentHint?: string;
  /** `finished`: all bytes durable and hint compared. `kept`: tagged, no sweep looks again. `removed`: the bytes are gone. */
  state: 'open' | 'finished' | 'kept' | 'removed';
  /** Fencing: grows with each holder; a write that names an older one changes nothing. */
  epoch: number;
  lease?: UploadLease;
  createdAt: Date;
  lastByteAt?: Date;
  finishedAt?: Date;
}
