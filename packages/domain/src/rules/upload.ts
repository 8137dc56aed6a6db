/** Who sends: a person, from one open page of one browser. Other tus clients name no page. */
export interface UploadSender {
  userId: string;
  client?: string;
}

/** Held while bytes of one upload are taken in. */
export interface UploadLease {
  owner: string;
  until: Date;
  /** Somebody else asks for it: the holder stops, saves and lets go. */
  requested?: boolean;
  sender?: UploadSender;
}

/** A page that has a name of its own does not take an upload from another page unless its person asks for it. */
export const isSentElsewhere = (lease: UploadLease | undefined, client: string | undefined, at: Date) =>
  lease !== undefined &&
  lease.until > at &&
  client !== undefined &&
  lease.sender?.client !== undefined &&
  lease.sender.client !== client;

/** Of which parts a final upload is made, in their order; once it is written only the joining is left to do. */
export interface UploadConcat {
  parts: number[];
  /** `Upload-Concat` as it was received. */
  value: string;
}

/**
 * What the uploads app alone writes after the declaration has inserted it. Upload id = creative id; that of a part is
 * `creativeId.n`.
 */
export interface Upload {
  id: string;
  /** The number of a part of a parallel upload, from 0. */
  part?: number;
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
  /** The bytes come from parts, and from nowhere else. */
  concat?: UploadConcat;
  createdAt: Date;
  lastByteAt?: Date;
  finishedAt?: Date;
}

export const partIdOf = (creativeId: string, part: number): string => `${creativeId}.${part}`;

export const creativeIdOf = ({ id, part }: Pick<Upload, 'id' | 'part'>): string =>
  part === undefined ? id : id.slice(0, id.lastIndexOf('.'));
