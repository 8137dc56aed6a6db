import type { Client } from '../records/client.js';
import { WORD_OF_ONE, businessCenterId, partnerId, personId, programId } from './market.js';

const ROUNDS = Number(process.env.ROUNDS ?? 15);
/** Asked first and not counted: code and pages of the database that nobody has used are slow. */
const WARM_UP = 2;
const PAGE = 50;
const DEEP = 100;

export type Query = Record<string, string>;

const LARGEST = partnerId(0);
const SMALL = partnerId(150);

/** What Tagging History is asked by an auditor over all partners. */
const QUESTIONS: Record<string, Query> = {
  'newest 50': {},
  'one month': { from: daysBefore(400), to: daysBefore(370) },
  'partner: the largest': { partnerId: LARGEST },
  'partner: a small one': { partnerId: SMALL },
  'kind of partner': { partnerKind: 'marketing_partner' },
  'outcome: nearly all': { outcome: 'tagged' },
  'outcome: one of a thousand': { outcome: 'rejected' },
  'program: the largest': { programId: programId(0) },
  'Business Center': { businessCenterId: businessCenterId(3, 1) },
  person: { uploaderId: personId(3, 2) },
  'format: rare': { format: 'avi' },
  'kind and outcome': { partnerKind: 'marketing_partner', outcome: 'duplicate' },
  'partner and program': { partnerId: LARGEST, programId: programId(39) },
  'program and rare outcome': { programId: programId(20), outcome: 'rejected' },
  'three filters': { partnerId: LARGEST, programId: programId(1), format: 'mov' },
  'search: a word of one name': { search: WORD_OF_ONE },
  'search: a word of every eighth name': { search: 'norrland' },
  'search: two words': { search: 'pelican unboxing' },
  'search: a word of no name': { search: 'quokka' },
  'search within a partner': { search: 'rosewood', partnerId: LARGEST },
};

function daysBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

export interface Timed {
  row: string;
  /** Milliseconds, the middle one. */
  time: number;
}

export const pathOf = (path: string, query: Query) =>
  `${path}?${new URLSearchParams({ timeZone: 'UTC', ...query })}`;

export const askAll = async (client: Client): Promise<Timed[]> => {
  const rows: Timed[] = [];
  for (const [row, query] of Object.entries(QUESTIONS))
    rows.push({ row, time: await median(client, listOf(query)) });
  const { items } = await client.get<{ items: { tagId?: string; sha256: string }[] }>(
    listOf({ outcome: 'tagged' }),
  );
  const { tagId, sha256 } = items[7]!;
  rows.push({ row: 'tag ID', time: await median(client, listOf({ search: tagId! })) });
  rows.push({ row: 'SHA-256', time: await median(client, listOf({ search: sha256 })) });
  for (const [row, query] of [
    [`page ${DEEP}`, {}],
    [`page ${DEEP} of a kind of partner`, { partnerKind: 'marketing_partner' }],
  ] as const)
    rows.push({ row, time: await median(client, await deepPage(client, query)) });
  rows.push({ row: 'counts beside the filters', time: await median(client, facetsOf({})) });
  rows.push({
    row: 'counts beside the filters, of a program',
    time: await median(client, facetsOf({ programId: programId(3) })),
  });
  return rows;
};

const listOf = (query: Query) => pathOf('/api/tagging-history', { ...query, limit: String(PAGE) });
const facetsOf = (query: Query) => pathOf('/api/tagging-history/facets', query);

/** Reached by its cursor, never by skipping; a smaller list's last page instead. */
const deepPage = async (client: Client, query: Query): Promise<string> => {
  let path = listOf(query);
  for (let page = 1; page < DEEP; page += 1) {
    const { nextCursor } = await client.get<{ nextCursor?: string }>(path);
    if (!nextCursor) return path;
    path = listOf({ ...query, cursor: nextCursor });
  }
  return path;
};

export const median = async (client: Client, path: string): Promise<number> => {
  const times: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const start = performance.now();
    await client.get(path);
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
};
