import { formatOf, isPlainlyNoVideo } from '@smarttag/domain';

/** Why a file was not added; nothing of it was sent. */
export type Refusal =
  | { kind: 'empty' }
  | { kind: 'too_large'; maxBytes: number }
  | { kind: 'no_video'; format: string }
  | { kind: 'too_many'; maxFiles: number }
  /** A cloud placeholder, or a file that went away before it could be read. */
  | { kind: 'unreadable' }
  /** The server's own words, for instance about the quota. */
  | { kind: 'server'; message: string };

export interface IntakeLimits {
  maxFileBytes: number;
  maxFiles: number;
}

/** What is refused before a byte is read. `filesHere` counts the rows of the batch. */
export const screenFile = (
  file: Pick<File, 'name' | 'size' | 'type'>,
  filesHere: number,
  limits: IntakeLimits,
): Refusal | undefined => {
  if (isPlainlyNoVideo(file.name, file.type)) return { kind: 'no_video', format: formatOf(file.name) };
  if (file.size === 0) return { kind: 'empty' };
  if (file.size > limits.maxFileBytes) return { kind: 'too_large', maxBytes: limits.maxFileBytes };
  if (filesHere >= limits.maxFiles) return { kind: 'too_many', maxFiles: limits.maxFiles };
  return undefined;
};
