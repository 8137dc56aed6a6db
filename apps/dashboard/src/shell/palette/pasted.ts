import { businessCenterDigits, parseTagId } from '@smarttag/domain';

export type Pasted =
  | { kind: 'tagId'; tagId: string }
  | { kind: 'sha256'; sha256: string }
  | { kind: 'businessCenter'; digits: string };

/** What a typed or pasted text names exactly: a tag, bytes, or a Business Center. */
export const readPasted = (text: string): Pasted | undefined => {
  const trimmed = text.trim();
  const digits = businessCenterDigits(trimmed);
  if (/^\d{15,20}$/.test(digits)) return { kind: 'businessCenter', digits };
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return { kind: 'sha256', sha256: trimmed.toLowerCase() };
  const tagId = parseTagId(trimmed);
  // Nine letters alone may be a word of a file name; whoever means a tag ID copied it with its hyphens.
  return tagId && trimmed.includes('-') ? { kind: 'tagId', tagId } : undefined;
};
