import type { CreativeView } from '@smarttag/domain';

/** How much of a file had arrived when it was asked, from 0 to 1; only while bytes still come. */
export const shareOf = ({ state, uploadOffset, size }: CreativeView): number | undefined =>
  state === 'uploading' && uploadOffset !== undefined && size > 0 ? uploadOffset / size : undefined;
