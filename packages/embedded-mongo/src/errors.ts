/** MongoDB's error codes and their names, for those this server answers with. */
export const CODES = {
  BadValue: 2,
  NoSuchKey: 4,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  CannotBackfillArray: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  NoReplicationEnabled: 76,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  UnknownReplWriteConcern: 79,
  CommandNotSupported: 115,
  InvalidIndexSpecificationOption: 197,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  NotImplemented: 238,
  ConversionFailure: 241,
  IndexBuildAborted: 276,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  DBPathInUse: 98,
  CursorInUse: 12051,
  APIVersionError: 322,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  InterruptedAtShutdown: 11600,
  InternalError: 1,
  IDLFailedToParse: 40415,
  IDLDuplicateField: 40413,
  IDLMissingField: 40414,
} as const;

export type CodeName = keyof typeof CODES;

/**
 * An error in MongoDB's own terms. `extra` goes into the reply beside code and codeName
 * (for example keyPattern and keyValue of an E11000).
 */
export class MongoError extends Error {
  readonly code: number;
  readonly codeName: string;

  constructor(
    code: CodeName | number,
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'MongoError';
    this.code = typeof code === 'number' ? code : CODES[code];
    this.codeName = typeof code === 'number' ? `Location${code}` : code;
  }
}

/** What MongoDB knows and this server does not do. */
export function notImplemented(what: string): MongoError {
  return new MongoError('NotImplemented', `${what} is not implemented by embedded-mongo`);
}

/** Any thrown thing as the fields of an error reply; what is not ours becomes InternalError with its message. */
export function errorReply(thrown: unknown): Record<string, unknown> {
  const known = asMongoError(thrown);
  return { ok: 0, errmsg: known.message, code: known.code, codeName: known.codeName, ...known.extra };
}

export function asMongoError(thrown: unknown): MongoError {
  if (thrown instanceof MongoError) return thrown;
  if (!(thrown instanceof Error)) return new MongoError('InternalError', String(thrown));
  if (
    /ENOSPC|EFBIG|No space left|File too large|MDB_MAP_FULL|mapsize limit reached|disk quota/i.test(
      thrown.message,
    )
  ) {
    return new MongoError('OutOfDiskSpace', `the disk is full: ${thrown.message}`);
  }
  if (thrown.name === 'MingoError' || thrown.constructor.name === 'MingoError') {
    return new MongoError('BadValue', thrown.message);
  }
  return new MongoError('InternalError', thrown.message);
}
