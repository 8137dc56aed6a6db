import { type Document, isDocument } from '../bson-codec.js';
import { decode } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { collectionName } from './arguments.js';
import { type Command } from './command.js';
import { type CommandContext } from './context.js';

/** What each order of a bulk may say. */
const ORDERS: Record<string, readonly string[]> = {
  updates: ['q', 'u', 'c', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort'],
  deletes: ['q', 'limit', 'hint'],
};

/** A command that the writing thread runs. */
export function write(takes: readonly string[], refuses: Record<string, unknown> = {}): Command {
  return { takes, refuses, run: send };
}

function send({ name, db, body, bytes, sequences, writer }: CommandContext): Promise<Uint8Array> {
  if (name !== 'dropDatabase') collectionName(body, name);
  for (const [field, known] of Object.entries(ORDERS)) {
    const orders = sequences[field]?.map(decode) ?? (body[field] as Document[] | undefined);
    orders?.forEach((order) => checkOrder(field, order, known));
  }
  return writer.write(name, db, bytes);
}

function checkOrder(field: string, order: unknown, known: readonly string[]): void {
  if (!isDocument(order))
    throw new MongoError('TypeMismatch', `BSON field '${field}' holds something other than objects`);
  for (const [name, value] of Object.entries(order)) {
    if (known.includes(name)) continue;
    if (name === 'collation' && isDocument(value) && Object.keys(value).length === 0) continue;
    if (name === 'collation') throw notImplemented(`a collation in ${field}`);
    throw new MongoError('IDLFailedToParse', `BSON field '${field}.${name}' is an unknown field.`);
  }
}
