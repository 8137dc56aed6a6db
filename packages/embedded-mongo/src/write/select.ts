import { type Document } from '../bson-codec.js';
import { sortFields } from '../evaluate/sort.js';
import { normalizeFilter } from '../match/filter.js';
import { type Variables } from '../match/compile.js';
import { choosePlan } from '../plan/choose.js';
import { findRows } from '../read/find.js';
import { type Collection } from '../store/catalog.js';
import { type WriteSession } from './session.js';

export interface Selection {
  query: unknown;
  sort?: Document;
  hint?: unknown;
  variables?: Variables;
}

export interface Selected {
  record: number;
  document: Document;
}

/** The documents a write's query selects, found before any is changed. `limit` 0 is all of them. */
export function select(
  session: WriteSession,
  collection: Collection,
  selection: Selection,
  limit: number,
): Selected[] {
  return selectRecords(session, collection, selection, limit).map((record) => ({
    record,
    document: session.snapshot.document(collection, record)!,
  }));
}

export function selectRecords(
  session: WriteSession,
  collection: Collection,
  { query, sort, hint, variables }: Selection,
  limit: number,
): number[] {
  const filter = normalizeFilter(query);
  const fields = sort ? sortFields(sort) : undefined;
  const plan = choosePlan(collection, { filter, sort: fields, hint });
  const question = { filter, sort: fields, skip: 0, limit, variables };
  const records: number[] = [];
  const statistics = { keysExamined: 0, documentsExamined: 0 };
  for (const row of findRows(session.snapshot, collection, plan, question, statistics)) {
    if (row) records.push(row.record);
  }
  return records;
}
