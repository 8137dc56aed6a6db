/** Bull queue names and payloads. Frozen: jobs of an older release may still wait in Redis; change by version. */
export const QUEUE_TAGGING = 'tagging';

export interface JobPayloads {
  'tag-creative': { creativeId: string };
}

export type JobName = keyof JobPayloads;

/** Bull's key prefix; the braces keep all keys of a queue in one slot of a Redis cluster. */
export const QUEUE_PREFIX = '{bull}';

/** Redis channels that only nudge; polling backs each of them. */
export const NUDGES = {
  /** An outbox or an action has something for the relay. */
  outbox: 'smarttag:outbox',
  /** History has grown. */
  history: 'smarttag:history',
  /** Somebody asks for an upload's lease; the message is the upload id. */
  lease: 'smarttag:lease',
} as const;
