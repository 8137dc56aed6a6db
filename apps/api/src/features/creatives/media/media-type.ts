import { formatOf, type Creative } from '@smarttag/domain';

const TYPE_OF_FORMAT: Record<string, string> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  '3gp': 'video/3gpp',
};

/** Only ever a video type: a browser must never take an uploaded file for a page or a script. */
export const mediaTypeOf = ({
  originalFileName,
  mimeType,
}: Pick<Creative, 'originalFileName' | 'mimeType'>) =>
  TYPE_OF_FORMAT[formatOf(originalFileName)] ??
  (/^video\/[\w.+-]{1,60}$/.test(mimeType) ? mimeType : 'application/octet-stream');
