import { formatBytes } from '../../../format/bytes.ts';
import { formatDuration } from '../../../format/duration.ts';
import type { Refusal } from '../intake/screen-file.ts';
import type { Sentence } from './sentence.ts';

/** Why a file was not added; nothing of it was sent. */
export const refusalSentence = (refusal: Refusal, fileName: string, size = 0): Sentence => {
  switch (refusal.kind) {
    case 'empty':
      return { key: 'tagging.refusal.empty' };
    case 'too_large':
      return {
        key: 'tagging.refusal.tooLarge',
        values: { size: formatBytes(size), limit: formatBytes(refusal.maxBytes) },
      };
    case 'no_video':
      return refusal.format === 'pdf'
        ? { key: 'tagging.refusal.pdf', values: { fileName } }
        : { key: 'tagging.refusal.noVideo', values: { fileName } };
    case 'too_long':
      return {
        key: 'tagging.refusal.tooLong',
        values: { duration: formatDuration(refusal.seconds), limit: formatDuration(refusal.maxSeconds) },
      };
    case 'no_room':
      return {
        key: 'tagging.refusal.noRoom',
        values: {
          size: formatBytes(size),
          left: formatBytes(Math.max(0, refusal.quotaBytes - refusal.usedBytes)),
          quota: formatBytes(refusal.quotaBytes),
        },
      };
    case 'too_many':
      return { key: 'tagging.refusal.tooMany', values: { n: refusal.maxFiles } };
    case 'unreadable':
      return { key: 'tagging.refusal.unreadable' };
    case 'server':
      return { key: 'tagging.refusal.server', values: { message: refusal.message } };
  }
};
