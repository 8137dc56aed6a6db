import { Aggregator } from 'mingo/aggregator';
import { ObjectId } from 'bson';
import { decode, type Document, encode, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { context } from '../evaluate/context.js';
import { type Variables } from '../match/compile.js';
import { checkPipeline } from '../pipeline/check.js';
import { prepared } from '../pipeline/prepare.js';
import { equalValues } from '../values/order.js';
import { type Circumstances, LEAVE, REMOVE } from './operator.js';
import { OPERATORS } from './operators.js';
import { type Change, type Update } from './parse.js';
import { placeAt, plainPaths, removeAt, setAt, valueAt } from './paths.js';

export interface UpdateContext extends Circumstances {
  /** the query's filter in normal form, for the positional operator */
  filter: Document;
  variables?: Variables;
}

/** The document after an update; the given one is not changed. Throws ImmutableField when _id would change. */
export function updated(before: Document, update: Update, context: UpdateContext): Document {
  const after = afterUpdate(before, update, context);
  if (before._id !== undefined && !equalValues(before._id, after._id)) {
    throw new MongoError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return after;
}

function afterUpdate(before: Document, update: Update, context: UpdateContext): Document {
  switch (update.kind) {
    case 'replacement':
      return replacement(before, update.document);
    case 'pipeline':
      return throughPipeline(before, update.stages, context);
    case 'operators': {
      const document = copy(before);
      const renamed = new Map<string, unknown>();
      for (const change of update.changes) {
        if (change.operator === '$rename') renamed.set(change.path, valueOf(before, change.parts));
      }
      for (const change of update.changes) {
        for (const parts of plainPaths(document, change.parts, context.filter, update.arrayFilters)) {
          applyChange(document, parts, change, renamed, context);
        }
      }
      return document;
    }
  }
}

function copy(document: Document): Document {
  return decode(encode(document));
}

function valueOf(document: Document, parts: string[]): unknown {
  const place = placeAt(document, parts, false);
  if (place && Array.isArray(place.holder))
    throw new MongoError('BadValue', 'The source field cannot be an array element');
  return place && valueAt(place);
}

function replacement(before: Document, document: Document): Document {
  const dollar = Object.keys(document).find((name) => name.startsWith('$'));
  if (dollar) {
    throw new MongoError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' is not allowed in the context of a replacement`,
    );
  }
  if (before._id === undefined) return { ...document };
  const { _id = before._id, ...rest } = document;
  return { _id, ...rest };
}

/** Operators that must not make objects on their way to a field that is not there. */
const NEVER_MAKE = new Set(['$unset', '$pop', '$pull', '$pullAll', '$rename']);

function applyChange(
  document: Document,
  parts: string[],
  change: Change,
  renamed: Map<string, unknown>,
  context: UpdateContext,
): void {
  if (change.operator === '$setOnInsert' && !context.inserting) return;
  if (change.operator === '$renamed' && renamed.get(change.operand as string) === undefined) return;
  const make = !NEVER_MAKE.has(change.operator);
  const place = placeAt(document, parts, make, make || change.operator === '$pop');
  if (!place) return;
  const value = valueAt(place);
  const operand = change.operator === '$renamed' ? renamed.get(change.operand as string) : change.operand;
  const result =
    change.operator === '$renamed'
      ? operand
      : OPERATORS[change.operator]!(value, operand, change.path, context);
  if (result === LEAVE) return;
  if (result === REMOVE) removeAt(place);
  else setAt(place, result);
}

const UPDATE_STAGES = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

function throughPipeline(before: Document, stages: Document[], { variables }: UpdateContext): Document {
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    if (!UPDATE_STAGES.has(name)) {
      throw new MongoError('InvalidOptions', `${name} is not allowed to be used within an update`);
    }
  }
  checkPipeline(stages);
  const [after] = new Aggregator(prepared(stages), {
    context: context(),
    ...(variables ? { variables } : {}),
  }).run([copy(before)]) as Document[];
  if (!isDocument(after)) throw new MongoError('BadValue', 'the update pipeline did not give a document');
  return before._id === undefined ? after : { _id: before._id, ...after };
}

/** The document an upsert begins with: what the filter says by equality. */
export function upsertBase(filter: Document, update: Update): Document {
  const base: Document = {};
  collectEqualities(filter, base);
  if (update.kind === 'operators') return base;
  return '_id' in base ? { _id: base._id as unknown } : {};
}

function collectEqualities(filter: Document, base: Document): void {
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$and') (value as Document[]).forEach((clause) => collectEqualities(clause, base));
    else if (name === '$or' && (value as Document[]).length === 1)
      collectEqualities((value as Document[])[0]!, base);
    else if (!name.startsWith('$')) {
      const operators = value as Document;
      const list = (operators.$in ?? operators.$all) as unknown[] | undefined;
      if ('$eq' in operators) setEquality(base, name, operators.$eq);
      else if (list?.length === 1) setEquality(base, name, list[0]);
    }
  }
}

function setEquality(base: Document, path: string, value: unknown): void {
  const place = placeAt(base, path.split('.'), true)!;
  setAt(place, value);
}

/** A new document with its _id first, made up where there is none. */
export function withId(document: Document): Document {
  const { _id = new ObjectId(), ...rest } = document;
  return { _id, ...rest };
}
