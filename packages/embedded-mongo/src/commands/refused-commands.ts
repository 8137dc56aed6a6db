import { MongoError } from '../errors.js';

/** Commands MongoDB has; this server says plainly that it has not. */
export const REFUSED: Record<string, 'CommandNotSupported' | 'IllegalOperation' | 'NoReplicationEnabled'> = {
  commitTransaction: 'IllegalOperation',
  abortTransaction: 'IllegalOperation',
  startSession: 'IllegalOperation',
  refreshSessions: 'IllegalOperation',
  replSetGetStatus: 'NoReplicationEnabled',
};

export const NOT_SUPPORTED = [
  'bulkWrite',
  'mapReduce',
  'renameCollection',
  'cloneCollectionAsCapped',
  'convertToCapped',
  'createUser',
  'currentOp',
  'killOp',
  'fsync',
  'compact',
  'serverStatus',
  'hostInfo',
  'top',
  'profile',
  'getLog',
  'getParameter',
  'setParameter',
  'getCmdLineOpts',
  'shutdown',
  'createSearchIndexes',
  'dropSearchIndex',
  'updateSearchIndex',
  'saslStart',
  'saslContinue',
  'authenticate',
  'logout',
  'usersInfo',
  'rolesInfo',
  'replSetInitiate',
  'replSetReconfig',
  'shardCollection',
  'enableSharding',
  'listCommands',
  'dataSize',
  'planCacheClear',
  'reIndex',
  'setFeatureCompatibilityVersion',
  'whatsmyuri',
  'getDefaultRWConcern',
  'setDefaultRWConcern',
  'features',
  'dbHash',
  'filemd5',
  'geoSearch',
  'killSessions',
  'killAllSessions',
];

/** Why a command is not done: one that MongoDB has, or one nobody knows. */
export function refusalOf(name: string): MongoError {
  const code = REFUSED[name];
  if (code === 'IllegalOperation') {
    return new MongoError(code, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  if (code) return new MongoError(code, 'not running with --replSet');
  if (NOT_SUPPORTED.includes(name)) {
    return new MongoError('CommandNotSupported', `${name} is not supported by embedded-mongo`);
  }
  return new MongoError('CommandNotFound', `no such command: '${name}'`);
}
