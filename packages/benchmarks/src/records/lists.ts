import type { Company } from './company.js';

const ROUNDS = Number(process.env.ROUNDS ?? 15);
/** Asked first and not counted: code and pages of the database that nobody has used are slow. */
const WARM_UP = 3;

type Ask = (company: Company) => Record<string, string>;

/** What My Creatives is asked, each with the words of its row in the report. */
const QUERIES: Record<string, Ask> = {
  'first page': () => ({}),
  'first page, oldest first': () => ({ sort: 'oldest' }),
  'first page by upload date': () => ({ dateBy: 'upload' }),
  'one day': () => ({ from: daysAgo(3), to: daysAgo(3) }),
  'state: nearly all': () => ({ state: 'tagged' }),
  'state: none': () => ({ state: 'failed' }),
  'program: nearly all': ({ common }) => ({ programId: common.programId }),
  'program: 6 %': ({ rare }) => ({ programId: rare.programId }),
  'Business Center: nearly all': ({ common }) => ({ businessCenterId: common.businessCenterId }),
  'Business Center: 6 %': ({ rare }) => ({ businessCenterId: rare.businessCenterId }),
  'uploader: 6 %': ({ rare }) => ({ uploaderId: rare.uploaderId }),
  'format: all': () => ({ format: 'mp4' }),
  'two filters that never meet': ({ common, rare }) => ({
    programId: common.programId,
    uploaderId: rare.uploaderId,
  }),
  'search: a word of every fourth name': () => ({ search: 'coffee' }),
  'search: a word of one name': () => ({ search: 'director v777.' }),
  'search: two words of every fourth name': () => ({ search: 'english serum' }),
  'search: a word of no name': () => ({ search: 'quokka' }),
  'search: two letters': () => ({ search: 'uk' }),
  'search: a program': ({ rare }) => ({ search: rare.programName }),
  'search: the beginning of a Business Center ID': () => ({ search: '79999' }),
  'search: a common word, program: 6 %': ({ rare }) => ({ search: 'coffee', programId: rare.programId }),
};

/** Of how many a summary counts: it says "over" beyond 10,000, and until then looks at each. */
const SUMMARIES: Record<string, Ask> = {
  'summary of all': () => ({}),
  'summary of a day': () => ({ from: daysAgo(3), to: daysAgo(3) }),
  'summary, program: 6 %': ({ rare }) => ({ programId: rare.programId }),
  'summary of a search': () => ({ search: 'coffee' }),
};

export interface Timed {
  row: string;
  /** Milliseconds, the middle one, for each company. */
  times: number[];
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Companies take turns, so that what else the machine does meets them alike. */
export const measureLists = async (
  companies: Company[],
): Promise<{ lists: Timed[]; summaries: Timed[] }> => ({
  lists: [
    ...(await timed(companies, QUERIES, '/api/creatives', { limit: '50' })),
    await measureDeepPage(companies),
  ],
  summaries: await timed(companies, SUMMARIES, '/api/creatives/summary', {}),
});

const timed = async (
  companies: Company[],
  asks: Record<string, Ask>,
  path: string,
  also: Record<string, string>,
): Promise<Timed[]> => {
  const rows: Timed[] = [];
  for (const [row, ask] of Object.entries(asks)) {
    const paths = companies.map((company) => pathOf(path, { ...ask(company), ...also }));
    rows.push({ row, times: await takeTurns(companies, paths) });
  }
  return rows;
};

const pathOf = (path: string, query: Record<string, string>) =>
  `${path}?${new URLSearchParams({ timeZone: 'Europe/London', ...query })}`;

/** The tenth page of a common program: reached by its cursor, never by skipping. */
const measureDeepPage = async (companies: Company[]): Promise<Timed> => {
  const paths = await Promise.all(
    companies.map(async ({ client, common }) => {
      const query: Record<string, string> = { programId: common.programId, limit: '50' };
      for (let page = 1; page < 10; page += 1) {
        const { nextCursor } = await client.get<{ nextCursor: string }>(pathOf('/api/creatives', query));
        query['cursor'] = nextCursor;
      }
      return pathOf('/api/creatives', query);
    }),
  );
  return { row: 'tenth page, program: nearly all', times: await takeTurns(companies, paths) };
};

const takeTurns = async (companies: Company[], paths: string[]): Promise<number[]> => {
  const times = companies.map((): number[] => []);
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const [index, { client }] of companies.entries()) {
      const start = performance.now();
      await client.get(paths[index]!);
      if (round >= 0) times[index]!.push(performance.now() - start);
    }
  return times.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!);
};
