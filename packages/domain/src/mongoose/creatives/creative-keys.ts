import type { Creative } from '../../rules/creatives/creative.js';
import { foldForSearch, formatOf } from '../../rules/file-name.js';
import { gramsOf } from '../../rules/search-text.js';

type Keyed = Pick<Creative, 'fileName' | 'state' | 'programId' | 'businessCenterId' | 'uploaderId'>;

/** What lists filter by, each value as one entry of the one multikey index (docs/decisions/0070). */
export const KEY = {
  state: (state: string) => `s:${state}`,
  programId: (id: string) => `p:${id}`,
  businessCenterId: (id: string) => `b:${id}`,
  format: (format: string) => `f:${format}`,
  uploaderId: (id: string) => `u:${id}`,
  gram: (gram: string) => `g:${gram}`,
} as const;

export interface Derived {
  /** File name without case and accents, for search. */
  foldedName: string;
  /** Extension without its dot, lower case. */
  format: string;
  keys: string[];
}

export const derivedOf = (creative: Keyed): Derived => {
  const foldedName = foldForSearch(creative.fileName);
  const format = formatOf(creative.fileName);
  const keys = [
    KEY.state(creative.state),
    KEY.format(format),
    KEY.uploaderId(creative.uploaderId),
    ...(creative.programId ? [KEY.programId(creative.programId)] : []),
    ...(creative.businessCenterId ? [KEY.businessCenterId(creative.businessCenterId)] : []),
    ...gramsOf(foldedName).map(KEY.gram),
  ];
  return { foldedName, format, keys };
};

const KEYED: readonly (keyof Keyed)[] = ['fileName', 'state', 'programId', 'businessCenterId', 'uploaderId'];

/** Only what a change touches is written again. */
export const derivedBy = (set: object, current: Keyed): Partial<Derived> =>
  KEYED.some((field) => field in set) ? derivedOf({ ...current, ...set }) : {};
