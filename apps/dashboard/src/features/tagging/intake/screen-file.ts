import { formatOf, isPlainlyNoVideo, type Limits } from '@smarttag/domain';

/** Why a file was not added; nothing of it was sent. */
export type Refusal =
  | { kind: 'empty' }
  | { kind: 'too_large'; maxBytes: number }
  | { kind: 'no_video'; format: string }
  | { kind: 'too_long'; seconds: number; maxSeconds: number }
  | { kind: 'too_many'; maxFiles: number }
  /** Beyond the company's quota. */
  | { kind: 'no_room'; usedBytes: number; quotaBytes: number }
  /** A cloud placeholder, or a file that went away before it could be read. */
  | { kind: 'unreadable' }
  /** The server's own words. */
  | { kind: 'server'; message: string };

/** What is refused before a byte is read. `filesHere` counts the rows of the batch. */
export const screenFile = (
  file: Pick<File, 'name' | 'size' | 'type'>,
  filesHere: number,
  limits: Limits,
): Refusal | undefined => {
  if (isPlainlyNoVideo(file.name, file.type, limits))
    return { kind: 'no_video', format: formatOf(file.name) };
  if (file.size === 0) return { kind: 'empty' };
  if (file.size > limits.maxFileBytes) return { kind: 'too_large', maxBytes: limits.maxFileBytes };
  const maxFiles = limits.maxFilesPerSubmission;
  if (filesHere >= maxFiles) return { kind: 'too_many', maxFiles };
  return undefined;
};

/** What the browser saw of a file it could look into. */
export const screenDuration = (seconds: number | undefined, { maxSeconds }: Limits): Refusal | undefined =>
  seconds !== undefined && seconds > maxSeconds ? { kind: 'too_long', seconds, maxSeconds } : undefined;
