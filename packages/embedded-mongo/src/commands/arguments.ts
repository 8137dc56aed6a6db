import { type Document, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { isNumeric, toDouble } from '../values/numbers.js';

/** Fields any command may carry. They choose nothing here: one server, always the primary, always durable. */
const GENERIC = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'comment',
  'maxTimeMS',
  'apiVersion',
]);

const TRANSACTION = ['txnNumber', 'autocommit', 'startTransaction'];

export interface CommandShape {
  /** arguments that are understood */
  takes: readonly string[];
  /** arguments MongoDB knows; refused unless they say what is so anyway (value given) */
  refuses?: Readonly<Record<string, unknown>>;
}

/** Refuses every argument a command does not understand: with MongoDB's code for unknown ones. */
export function checkArguments(name: string, body: Document, { takes, refuses = {} }: CommandShape): void {
  for (const field of TRANSACTION) {
    if (field in body) {
      throw new MongoError(
        'IllegalOperation',
        'Transaction numbers are only allowed on a replica set member or mongos',
      );
    }
  }
  for (const [field, value] of Object.entries(body)) {
    if (field === name || takes.includes(field) || GENERIC.has(field)) continue;
    if (field === 'writeConcern') checkWriteConcern(value);
    else if (field === 'readConcern') checkReadConcern(value);
    else if (field in refuses) refuse(name, field, value, refuses[field]);
    else throw new MongoError('IDLFailedToParse', `BSON field '${name}.${field}' is an unknown field.`);
  }
  if (body.apiVersion !== undefined && body.apiVersion !== '1') {
    throw new MongoError('APIVersionError', `API version must be "1", not ${String(body.apiVersion)}`);
  }
}

/** Something that would have no effect is let through; `undefined` as the harmless value lets nothing through. */
function refuse(name: string, field: string, value: unknown, harmless: unknown): void {
  if (value === harmless && harmless !== undefined) return;
  if (harmless === null && isDocument(value) && Object.keys(value).length === 0) return;
  throw notImplemented(`${name}'s ${field}`);
}

/** Every write is flushed before it is answered, so `majority`, `j` and `w: 1` are all kept; `w: 2` cannot be. */
export function checkWriteConcern(value: unknown): void {
  if (!isDocument(value)) throw new MongoError('TypeMismatch', "BSON field 'writeConcern' is the wrong type");
  for (const [field, one] of Object.entries(value)) {
    if (!['w', 'j', 'wtimeout', 'fsync', 'provenance'].includes(field)) {
      throw new MongoError('IDLFailedToParse', `BSON field 'writeConcern.${field}' is an unknown field.`);
    }
    if (field !== 'w' || one === 'majority') continue;
    if (!isNumeric(one))
      throw new MongoError('UnknownReplWriteConcern', `No write concern mode named '${String(one)}' found`);
    if (toDouble(one) > 1)
      throw new MongoError('BadValue', "cannot use 'w' > 1 when a host is not replicated");
  }
}

const READ_LEVELS = new Set(['local', 'available', 'majority']);

function checkReadConcern(value: unknown): void {
  const level = isDocument(value) ? ((value.level as string | undefined) ?? 'local') : '';
  if (isDocument(value) && Object.keys(value).some((field) => field !== 'level' && field !== 'provenance')) {
    throw notImplemented('readConcern with a time');
  }
  if (!READ_LEVELS.has(level)) {
    throw new MongoError(
      'InvalidOptions',
      `readConcern level '${level}' is not supported by a standalone server`,
    );
  }
}

/** A whole number argument, 0 or more. */
export function count(body: Document, field: string, otherwise: number): number {
  const value = body[field] as unknown;
  if (value === undefined || value === null) return otherwise;
  const number = isNumeric(value) ? Math.trunc(toDouble(value)) : NaN;
  if (Number.isNaN(number))
    throw new MongoError('TypeMismatch', `BSON field '${field}' is the wrong type, expected a number`);
  if (number < 0) {
    throw new MongoError(51024, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
  }
  return number;
}

export function documentArgument(body: Document, field: string): Document {
  const value = (body[field] ?? {}) as unknown;
  if (!isDocument(value))
    throw new MongoError('TypeMismatch', `BSON field '${field}' is the wrong type, expected type 'object'`);
  return value;
}

export function collectionName(body: Document, command: string): string {
  const name = body[command] as unknown;
  if (typeof name !== 'string') {
    throw new MongoError('InvalidNamespace', `collection name has invalid type: ${typeof name}`);
  }
  if (name === '' || name.includes('\0'))
    throw new MongoError('InvalidNamespace', `Invalid namespace specified '${name}'`);
  return name;
}
