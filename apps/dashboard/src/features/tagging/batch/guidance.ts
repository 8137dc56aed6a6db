import { guidanceWarnings, type GuidanceWarning, type InFeedGuidance } from '@smarttag/domain';
import { formatBytes } from '../../../format/bytes.ts';
import { formatDuration } from '../../../format/duration.ts';
import { anyOf } from '../../../format/list.ts';
import { t, type TextKey } from '../../../locales/i18n.ts';
import { fileNameOf, sizeOf, type BatchEntry } from './entry.ts';
import type { Sentence } from './sentence.ts';

/** A row has room for one; what a viewer would notice first goes first. */
const ORDER: GuidanceWarning['kind'][] = ['too_long', 'too_short', 'picture', 'bytes', 'format'];

interface Guidance {
  /** Beside the state: "Longer than in-feed ads". */
  title: TextKey;
  /** Missing where the title says it all. */
  sentence?: Sentence;
}

/** `540 × 960, 960 × 540 or 640 × 640` */
const sizesOf = ({ minPictures }: InFeedGuidance) =>
  anyOf(
    minPictures.map(({ width, height }) =>
      t('tagging.row.pixels', { width: String(width), height: String(height) }),
    ),
  );

const wordsOf = (warning: GuidanceWarning, guidance: InFeedGuidance): Guidance => {
  const range = { min: guidance.minSeconds, max: guidance.maxSeconds };
  switch (warning.kind) {
    case 'too_long':
    case 'too_short':
      return {
        title: warning.kind === 'too_long' ? 'tagging.guidance.longer' : 'tagging.guidance.shorter',
        sentence: {
          key: 'tagging.guidance.runs',
          values: { duration: formatDuration(warning.seconds), ...range },
        },
      };
    case 'picture':
      return {
        title: 'tagging.guidance.small',
        sentence: {
          key: 'tagging.guidance.picture',
          values: { width: warning.width, height: warning.height, least: sizesOf(guidance) },
        },
      };
    case 'bytes':
      return {
        title: 'tagging.guidance.big',
        sentence: { key: 'tagging.guidance.bytes', values: { max: formatBytes(guidance.maxBytes) } },
      };
    case 'format':
      return {
        title: 'tagging.guidance.otherFormat',
        sentence: {
          key: 'tagging.guidance.format',
          values: { formats: anyOf(guidance.formats.map((format) => format.toUpperCase())) },
        },
      };
  }
};

/** Where a file misses what in-feed ads want, or could not be looked into, as far as this browser can tell. Never a refusal. */
export const guidanceOf = (entry: BatchEntry, guidance?: InFeedGuidance): Guidance | undefined => {
  if (!guidance) return undefined;
  const warnings = guidanceWarnings(guidance, {
    fileName: fileNameOf(entry),
    size: sizeOf(entry),
    ...entry.facts,
  });
  const first = ORDER.flatMap((kind) => warnings.find((warning) => warning.kind === kind) ?? [])[0];
  if (first) return wordsOf(first, guidance);
  return entry.facts?.unseen ? { title: 'tagging.guidance.unseen' } : undefined;
};
