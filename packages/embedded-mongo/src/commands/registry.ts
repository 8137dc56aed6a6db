import { aggregate } from './aggregate.js';
import { type Command } from './command.js';
import { count, distinct } from './counts.js';
import { explain } from './explain.js';
import { buildInfo, hello } from './handshake.js';
import { collStats, dbStats, listCollections, listDatabases, listIndexes } from './listings.js';
import { find, getMore, killCursors } from './reads.js';
import { refusalOf } from './refused-commands.js';
import { validate } from './validate.js';
import { write } from './writes.js';

const OK = { ok: 1 };

const greeting: Command = {
  takes: [
    'helloOk',
    'client',
    'compression',
    'saslSupportedMechs',
    'speculativeAuthenticate',
    'loadBalanced',
    'backpressure',
    'topologyVersion',
    'maxAwaitTimeMS',
  ],
  run: ({ connectionId }) => hello(connectionId),
};

/** The commands that are done, by name as sent. */
export const COMMANDS: Record<string, Command> = {
  hello: greeting,
  isMaster: greeting,
  ping: { takes: [], run: () => OK },
  buildInfo: { takes: [], run: buildInfo },
  endSessions: { takes: [], run: () => OK },
  connectionStatus: {
    takes: ['showPrivileges'],
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
  find: {
    takes: [
      'filter',
      'sort',
      'projection',
      'skip',
      'limit',
      'batchSize',
      'singleBatch',
      'hint',
      'let',
      'noCursorTimeout',
      'allowDiskUse',
      'allowPartialResults',
    ],
    refuses: {
      collation: null,
      min: null,
      max: null,
      returnKey: false,
      showRecordId: false,
      tailable: false,
      awaitData: false,
      oplogReplay: false,
      term: undefined,
      readOnce: false,
    },
    run: find,
  },
  getMore: {
    takes: ['collection', 'batchSize'],
    refuses: { term: undefined, lastKnownCommittedOpTime: undefined },
    run: getMore,
  },
  killCursors: { takes: ['cursors'], run: killCursors },
  count: {
    takes: ['query', 'limit', 'skip', 'hint'],
    refuses: { collation: null, fields: null },
    run: count,
  },
  distinct: { takes: ['key', 'query', 'hint'], refuses: { collation: null }, run: distinct },
  aggregate: {
    takes: ['pipeline', 'cursor', 'hint', 'let', 'allowDiskUse', 'bypassDocumentValidation'],
    refuses: { collation: null, explain: false, needsMerge: undefined, fromMongos: false },
    run: aggregate,
  },
  explain: { takes: ['verbosity'], run: explain },
  insert: write(['documents', 'ordered', 'bypassDocumentValidation']),
  update: write(['updates', 'ordered', 'bypassDocumentValidation', 'let']),
  delete: write(['deletes', 'ordered', 'let']),
  findAndModify: write(
    [
      'query',
      'update',
      'remove',
      'new',
      'fields',
      'sort',
      'upsert',
      'arrayFilters',
      'hint',
      'let',
      'bypassDocumentValidation',
    ],
    { collation: null },
  ),
  create: write([], {
    capped: false,
    size: undefined,
    max: undefined,
    timeseries: undefined,
    clusteredIndex: undefined,
    validator: null,
    validationLevel: undefined,
    validationAction: undefined,
    viewOn: undefined,
    pipeline: undefined,
    collation: null,
    storageEngine: null,
    indexOptionDefaults: null,
    changeStreamPreAndPostImages: undefined,
    expireAfterSeconds: undefined,
    autoIndexId: undefined,
    encryptedFields: undefined,
  }),
  drop: write([]),
  dropDatabase: write([]),
  createIndexes: write(['indexes', 'commitQuorum']),
  dropIndexes: write(['index']),
  collMod: write(['index'], {
    validator: undefined,
    validationLevel: undefined,
    validationAction: undefined,
    viewOn: undefined,
    pipeline: undefined,
    expireAfterSeconds: undefined,
  }),
  listCollections: { takes: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'], run: listCollections },
  listIndexes: { takes: ['cursor'], run: listIndexes },
  listDatabases: { takes: ['filter', 'nameOnly', 'authorizedDatabases'], run: listDatabases },
  validate: {
    takes: ['full'],
    refuses: { repair: false, metadata: false, background: false, checkBSONConformance: false },
    run: validate,
  },
  dbStats: { takes: ['scale', 'freeStorage'], run: dbStats },
  collStats: { takes: ['scale'], run: collStats },
};

const ALIASES: Record<string, string> = {
  ismaster: 'isMaster',
  buildinfo: 'buildInfo',
  findandmodify: 'findAndModify',
  dbstats: 'dbStats',
  collstats: 'collStats',
};

/** The command a name means. Throws CommandNotFound for what MongoDB has not either. */
export function commandNamed(name: string): { name: string; command: Command } {
  const own = ALIASES[name] ?? name;
  if (Object.hasOwn(COMMANDS, own)) return { name: own, command: COMMANDS[own]! };
  throw refusalOf(name);
}
