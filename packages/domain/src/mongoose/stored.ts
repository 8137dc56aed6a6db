import type { HistoryEvent } from '../rules/history-event.js';
import { Part } from './collection.js';

/** A domain object as it lies in its collection. */
export type Stored<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

/** Documents whose every change carries its event until the relay has copied it. */
export interface WithOutbox {
  revision: number;
  outbox: HistoryEvent[];
}

export const toDomain = <T extends { id: string }>(document: Stored<T>): T => {
  const { _id, ...rest } = document;
  delete (rest as Partial<WithOutbox>).outbox;
  return { id: _id, ...rest } as unknown as T;
};

export const toStored = <T extends { id: string }>(value: T): Stored<T> => {
  const { id, ...rest } = value;
  return { _id: id, ...rest };
};

export const OUTBOX_FIELDS = {
  revision: { type: Number, required: true as const },
  version: { type: Number, required: true as const },
  outbox: { type: [Part] as [typeof Part], required: true as const },
};

/** Finds what waits for the relay, oldest first: a document with an empty outbox is not in the index. */
export const OUTBOX_INDEX = [{ 'outbox.at': 1 as const }, { sparse: true, name: 'outbox' }] as const;
