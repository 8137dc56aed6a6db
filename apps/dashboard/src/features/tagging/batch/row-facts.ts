import { formatBytes } from '../../../format/bytes.ts';
import { formatDuration } from '../../../format/duration.ts';
import { formatDate } from '../../../format/time.ts';
import { t } from '../../../locales/i18n.ts';
import { needsFile, sizeOf, type BatchEntry } from './entry.ts';

interface Seen {
  durationSeconds?: number;
  width?: number;
  height?: number;
}

/** What the worker saw comes before what the browser saw. */
const seenOf = ({ creative, facts }: BatchEntry): Seen =>
  creative?.media
    ? { durationSeconds: creative.media.durationSeconds, ...creative.media.video }
    : (facts ?? {});

/** `412 MB · 0:15 · 1080 × 1920` */
export const rowFacts = (entry: BatchEntry): string => {
  const { durationSeconds, width, height } = seenOf(entry);
  const parts = entry.held?.unreadable ? [] : [formatBytes(sizeOf(entry))];
  if (durationSeconds !== undefined) parts.push(formatDuration(durationSeconds));
  if (width && height) parts.push(t('tagging.row.pixels', { width: String(width), height: String(height) }));
  if (entry.creative?.rejection?.reason === 'no_video_stream') parts.push(t('tagging.row.noPicture'));
  const changed = entry.creative?.lastModified;
  if (needsFile(entry) && changed !== undefined)
    parts.push(t('tagging.row.lastChanged', { date: formatDate(new Date(changed)) }));
  return parts.join(' · ');
};

export const posterOf = ({ creative, posterUrl }: BatchEntry): string | undefined =>
  creative?.hasPoster ? `/api/creatives/${creative.id}/poster` : posterUrl;
