import { fileTypeFromFile } from 'file-type';

import { isText, isWebPage } from './text.js';

/** What a file that is not a video is instead, in the words of the sentence that says so. */
export type FoundContent =
  'web page' | 'image' | 'zip archive' | 'archive' | 'PDF' | 'document' | 'program' | 'text';

export interface SniffedContent {
  /** Set when the file is surely no video and no sound. */
  foreign?: FoundContent;
  /** Its beginning is that of a video or sound file. */
  media: boolean;
  /** The extension that fits the content, without a dot. */
  extension?: string;
}

const BY_TYPE: [RegExp, FoundContent][] = [
  // An animated GIF has moving pictures; how many is seen later.
  [/^image\/(?!gif$)/, 'image'],
  [/^application\/zip$/, 'zip archive'],
  [/^application\/pdf$/, 'PDF'],
  [/^application\/(vnd\.(openxmlformats|oasis|ms-|visio)|msword|x-cfb|rtf|postscript|epub)/, 'document'],
  [
    /^application\/(x-(tar|7z|rar|gzip|bzip2|xz|lzip|compress|lz4)|gzip|zstd|vnd\.rar|java-archive)/,
    'archive',
  ],
  [
    /^application\/(x-(elf|msdownload|mach|sh|apple-diskimage|msi)|wasm|vnd\.(android|microsoft\.portable))/,
    'program',
  ],
];

/** Says what the bytes are, by their beginning; `head` is the file's first few kilobytes. */
export async function sniffContent(path: string, head: Buffer): Promise<SniffedContent> {
  // It gives up with an error on headers that lie.
  const type = await fileTypeFromFile(path).catch(() => undefined);
  if (type) {
    const foreign = BY_TYPE.find(([pattern]) => pattern.test(type.mime))?.[1];
    if (foreign) return { foreign, media: false, extension: type.ext };
    if (/^(video|audio)\//.test(type.mime)) return { media: true, extension: type.ext };
  }
  if (isWebPage(head)) return { foreign: 'web page', media: false };
  if (isText(head)) return { foreign: 'text', media: false };
  return { media: false, extension: type?.ext };
}
