import type { Export } from '@smarttag/domain';

/** `smarttag-tagging-history-2026-11-24-2132.csv`, by the clock of UTC. */
export const fileNameOf = ({
  list,
  createdAt,
  format,
}: Pick<Export, 'list' | 'createdAt' | 'format'>): string => {
  const at = createdAt.toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  return `smarttag-${list.replaceAll('_', '-')}-${at}.${format}`;
};
