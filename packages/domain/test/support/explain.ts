import type { Connection, mongo } from 'mongoose';

type Document = Record<string, unknown>;

export interface Explained {
  /** A page is found; a count beside it is an aggregate, which most engines answer from keys alone. */
  command: 'find' | 'aggregate';
  /** Names of the indexes that the winning plan reads. */
  indexes: string[];
  /** Stages of the winning plan, such as IXSCAN, COLLSCAN, SORT. */
  stages: string[];
  documentsExamined: number;
}

/** The command a driver adds to: what the server needs of it to explain it. */
const OF_THE_SESSION = ['lsid', '$db', '$clusterTime', 'txnNumber', '$readPreference', 'cursor'];

/** No such command, or one that is not switched on: engines that plan without statistics. */
const NEEDS_NONE = [59, 115];

/** Has an engine that plans by statistics gather them now: before it has, it guesses, and sorts what an index holds sorted. */
export const gatherStatistics = async (connection: Connection): Promise<void> => {
  for (const { name } of await connection.listCollections())
    await connection.db!.command({ analyze: name }).catch((error: { code?: number }) => {
      if (!NEEDS_NONE.includes(error.code ?? 0)) throw error;
    });
};

/** Runs one repository method, and explains the one read it sent: so what is tested is what runs. */
export const explainRead = async (
  connection: Connection,
  read: () => Promise<unknown>,
): Promise<Explained> => {
  const plans = await explainReads(connection, read);
  if (plans.length !== 1) throw new Error(`one read was expected, ${plans.length} were sent`);
  return plans[0]!;
};

/** The same for a method that reads several times. */
export const explainReads = async (
  connection: Connection,
  read: () => Promise<unknown>,
): Promise<Explained[]> => {
  const plans: Explained[] = [];
  for (const command of await sentBy(connection, read)) plans.push(await explain(connection, command));
  return plans;
};

const explain = async (connection: Connection, command: Document): Promise<Explained> => {
  const bare = Object.fromEntries(Object.entries(command).filter(([key]) => !OF_THE_SESSION.includes(key)));
  const question = 'aggregate' in bare ? { ...bare, cursor: {} } : bare;
  const answer = await connection.db!.command({ explain: question, verbosity: 'executionStats' });
  return { ...readPlan(answer), command: 'find' in bare ? 'find' : 'aggregate' };
};

const sentBy = async (connection: Connection, read: () => Promise<unknown>): Promise<Document[]> => {
  const sent: Document[] = [];
  const note = ({ command, commandName }: mongo.CommandStartedEvent) => {
    if (commandName === 'find' || commandName === 'aggregate') sent.push(command as Document);
  };
  const client = connection.getClient();
  client.on('commandStarted', note);
  try {
    await read();
  } finally {
    client.off('commandStarted', note);
  }
  return sent;
};

/** Engines nest their plans differently; every one names its stages and indexes the same. */
const readPlan = (answer: unknown): Omit<Explained, 'command'> => {
  const found: Omit<Explained, 'command'> = { indexes: [], stages: [], documentsExamined: 0 };
  const walk = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (key === 'rejectedPlans') return;
    const { stage, indexName, totalDocsExamined } = value as Document;
    if (typeof stage === 'string') found.stages.push(stage);
    if (typeof indexName === 'string') found.indexes.push(indexName);
    if (typeof totalDocsExamined === 'number')
      found.documentsExamined = Math.max(found.documentsExamined, totalDocsExamined);
    for (const [name, part] of Object.entries(value)) walk(part, name);
  };
  walk(answer, '');
  return { ...found, indexes: [...new Set(found.indexes)], stages: [...new Set(found.stages)] };
};
