import { checkFileName, extensionOf, type FileNameProblem } from './file-name.js';

export interface Renamable {
  id: string;
  fileName: string;
}

/**
 * `replace`: each occurrence of `find` in the name before the extension. `pattern`: a new name from `{name}`
 * (the old one), `{n}` (1, 2, 3; `{n:3}` is 001) and `{program}`; the extension stays by itself.
 */
export type Renaming =
  | { kind: 'replace'; find: string; replace: string; matchCase: boolean }
  | { kind: 'pattern'; pattern: string; start: number };

export interface PlannedRename {
  id: string;
  from: string;
  to: string;
  changed: boolean;
  problem?: FileNameProblem;
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const replaced = (stem: string, { find, replace, matchCase }: Extract<Renaming, { kind: 'replace' }>) =>
  find === ''
    ? stem
    : stem.replace(new RegExp(escapeRegExp(find.normalize('NFC')), matchCase ? 'gu' : 'giu'), () => replace);

const patterned = (stem: string, pattern: string, n: number, program: string) =>
  pattern.replace(/\{(name|program|n)(?::(\d))?\}/g, (_, part: string, digits?: string) => {
    if (part === 'name') return stem;
    if (part === 'program') return program;
    return String(n).padStart(Number(digits ?? 1), '0');
  });

/** The preview of every change, in the order given: what the page shows, and then sends. */
export const planRenames = (
  files: readonly (Renamable & { programName?: string })[],
  how: Renaming,
): PlannedRename[] =>
  files.map(({ id, fileName, programName = '' }, index) => {
    const extension = extensionOf(fileName);
    const stem = fileName.slice(0, fileName.length - extension.length);
    const wanted =
      how.kind === 'replace'
        ? replaced(stem, how)
        : patterned(stem, how.pattern, how.start + index, programName);
    const to = (wanted.trim() + extension).normalize('NFC');
    return { id, from: fileName, to, changed: to !== fileName, problem: checkFileName(to, fileName) };
  });
