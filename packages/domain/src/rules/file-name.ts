import { DomainError } from '../errors/domain-error.js';

/** Bytes in UTF-8, as file systems count. */
const MAX_BYTES = 255;
const LONGEST_EXTENSION = 40;

export type FileNameProblem =
  'empty' | 'too_long' | 'control_character' | 'path_separator' | 'other_extension';

export const extensionOf = (fileName: string): string => {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? fileName.slice(dot) : '';
};

/** The format people filter by: the extension without its dot, lower case; '' when there is none. */
export const formatOf = (fileName: string) => extensionOf(fileName).slice(1).toLowerCase().slice(0, 20);

const utf8LengthOf = (character: string) => {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

const utf8Length = (text: string) => {
  let bytes = 0;
  for (const character of text) bytes += utf8LengthOf(character);
  return bytes;
};

/** As many whole characters as fit. */
const cutTo = (text: string, bytes: number): string => {
  let [room, end] = [bytes, 0];
  for (const character of text) {
    room -= utf8LengthOf(character);
    if (room < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
};

const hasControlCharacter = (text: string) =>
  [...text].some((character) => {
    const code = character.codePointAt(0)!;
    // Bidirectional overrides could show another name than the one stored.
    return (
      code < 0x20 || code === 0x7f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
    );
  });

/** Checks a name a person gives; `current` is the name it replaces, whose extension stays. */
export const checkFileName = (fileName: string, current?: string): FileNameProblem | undefined => {
  const name = fileName.normalize('NFC').trim();
  if (name === '' || name === extensionOf(current ?? '')) return 'empty';
  if (/[/\\]/.test(name)) return 'path_separator';
  if (hasControlCharacter(name)) return 'control_character';
  if (utf8Length(name) > MAX_BYTES) return 'too_long';
  if (current !== undefined && extensionOf(name).toLowerCase() !== extensionOf(current).toLowerCase())
    return 'other_extension';
  return undefined;
};

const WORDS: Record<FileNameProblem, string> = {
  empty: 'A file needs a name.',
  too_long: 'This name is too long: 255 bytes are the limit.',
  control_character: 'This name holds characters that cannot be seen.',
  path_separator: 'A file name cannot hold / or \\.',
  other_extension: 'The extension of a file stays as it was.',
};

/** @throws FILE_NAME_NOT_ALLOWED with the problem in `details` */
export const requireFileName = (fileName: string, current?: string): string => {
  const problem = checkFileName(fileName, current);
  if (problem) throw new DomainError('FILE_NAME_NOT_ALLOWED', WORDS[problem], { problem });
  return fileName.normalize('NFC').trim();
};

/** A dropped file's name is kept as it is, only made safe to show and store: a name cannot refuse an upload. */
export const declaredFileName = (fileName: string): string => {
  const base = fileName.normalize('NFC').split(/[/\\]/).at(-1)!;
  const seen = [...base]
    .filter((character) => !hasControlCharacter(character))
    .join('')
    .trim();
  if (seen === '') return 'unnamed';
  if (utf8Length(seen) <= MAX_BYTES) return seen;
  // What is longer than any format's name is part of the name.
  const extension = utf8Length(extensionOf(seen)) <= LONGEST_EXTENSION ? extensionOf(seen) : '';
  const stem = seen.slice(0, seen.length - extension.length);
  return cutTo(stem, MAX_BYTES - utf8Length(extension)).trim() + extension;
};

/** For search: without case and accents. */
export const foldForSearch = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
