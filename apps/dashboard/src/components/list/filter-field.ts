import type { StatusName } from '../status.ts';

/** One filter a person can set: several values of one field. */
export interface FilterField {
  key: string;
  label: string;
  options: readonly { value: string; label: string; status?: StatusName }[];
  chosen: readonly string[];
}
