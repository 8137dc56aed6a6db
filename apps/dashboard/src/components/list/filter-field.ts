import type { BoundedCount } from '@smarttag/domain';
import type { StatusName } from '../status.ts';

export interface FilterOption {
  value: string;
  label: string;
  status?: StatusName;
  /** What the list would hold with it; absent where it is not known. */
  count?: BoundedCount;
}

/** One filter a person can set: several values of one field. */
export interface FilterField {
  key: string;
  label: string;
  options: readonly FilterOption[];
  chosen: readonly string[];
}
