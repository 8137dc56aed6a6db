import type { HistoryAction } from '../contracts/history-event.contract.js';
import { DomainError } from '../errors/domain-error.js';
import type { Decision } from './decision.js';
import type { Cause } from './history-event.js';

/** What people change by a form: `version` tells whether it is still what they saw. */
export interface Edited {
  id: string;
  revision: number;
  version: number;
  lastEditedBy?: string;
}

/** `null` removes a field. */
export type Patch<T> = { [K in keyof T]?: T[K] | null | undefined };

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const fieldsOf = <T>(from: Patch<T>, fields: (keyof T & string)[]) =>
  Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));

export const changedFields = <T>(current: T, patch: Patch<T>): (keyof T & string)[] =>
  (Object.keys(patch) as (keyof T & string)[]).filter(
    (field) => patch[field] !== undefined && !same(patch[field], current[field]),
  );

/** @throws STALE_VERSION with what stands in these fields now */
export const requireVersion = <T extends Edited>(
  current: T,
  seen: number,
  fields: (keyof T & string)[],
): void => {
  if (seen === current.version) return;
  throw new DomainError('STALE_VERSION', 'Somebody changed this while you were editing it.', {
    currentVersion: current.version,
    current: fieldsOf(current, fields),
    lastEditedBy: current.lastEditedBy,
  });
};

/**
 * Sets what differs. What is so already needs no change, whichever version was seen: a repeat after a lost
 * answer is no conflict.
 * @throws STALE_VERSION
 */
export const editFields = <T extends Edited>(
  cause: Cause,
  action: HistoryAction,
  current: T,
  { version, ...patch }: Patch<Omit<T, keyof Edited>> & { version: number },
): Decision<T> | undefined => {
  const wanted = patch as Patch<T>;
  const changed = changedFields(current, wanted);
  if (changed.length === 0) return undefined;
  requireVersion(current, version, Object.keys(wanted) as (keyof T & string)[]);
  const set = Object.fromEntries(changed.map((field) => [field, wanted[field] ?? undefined]));
  return {
    set: { ...set, lastEditedBy: cause.actorId } as Decision<T>['set'],
    event: { ...cause, action, before: fieldsOf(current, changed), after: fieldsOf(wanted, changed) },
    userEdit: true,
  };
};
