import { NOT_SUPPORTED, REFUSED } from '../../src/commands/refused-commands.js';
import { COMMANDS as DONE } from '../../src/commands/registry.js';
import { REFUSED_ARGUMENTS, REFUSED_EXPRESSIONS } from '../../src/evaluate/check-expression.js';
import { REFUSED_FILTERS, REFUSED_OPERATORS } from '../../src/match/filter.js';
import { CODES } from '../../src/errors.js';
import { REFUSED_STAGES } from '../../src/pipeline/check.js';
import { REFUSED_INDEX_OPTIONS } from '../../src/write/index-specs.js';
import { type Doc } from '../support/server-process.js';

/** What is sent, and the code and name it must be refused with: MongoDB's own for the unknown, NotImplemented (238) else. */
export interface Refusal {
  what: string;
  command: Doc;
  code: number;
  codeName: string;
}

const notDone = (what: string, command: Doc): Refusal => ({
  what,
  command,
  code: 238,
  codeName: 'NotImplemented',
});
const located = (what: string, command: Doc, code: number): Refusal => ({
  what,
  command,
  code,
  codeName: `Location${code}`,
});
const find = (filter: Doc, more: Doc = {}): Doc => ({ find: 'docs', filter, ...more });
const aggregate = (...pipeline: Doc[]): Doc => ({ aggregate: 'docs', pipeline, cursor: {} });
const computed = (expression: unknown): Doc => aggregate({ $project: { v: expression } });
const update = (u: unknown, more: Doc = {}): Doc => ({
  update: 'docs',
  updates: [{ q: { _id: 1 }, u, ...more }],
});
const createIndex = (spec: Doc): Doc => ({ createIndexes: 'docs', indexes: [{ name: 'i', ...spec }] });
const bad = (what: string, command: Doc): Refusal => ({ what, command, code: 2, codeName: 'BadValue' });
const unparsed = (what: string, command: Doc): Refusal => ({
  what,
  command,
  code: 9,
  codeName: 'FailedToParse',
});
const unknownField = (what: string, command: Doc): Refusal => ({
  what,
  command,
  code: 40415,
  codeName: 'IDLFailedToParse',
});

export const COMMANDS: Refusal[] = [
  { what: 'a command nobody knows', command: { fly: 1 }, code: 59, codeName: 'CommandNotFound' },
  ...NOT_SUPPORTED.map((name) => ({
    what: name,
    command: { [name]: 1 },
    code: 115,
    codeName: 'CommandNotSupported',
  })),
  ...Object.entries(REFUSED).map(([name, codeName]) => ({
    what: name,
    command: { [name]: 1 },
    code: CODES[codeName],
    codeName,
  })),
  {
    what: 'a write in a transaction',
    command: { insert: 'docs', documents: [{}], txnNumber: 1, startTransaction: true, autocommit: false },
    code: 20,
    codeName: 'IllegalOperation',
  },
];

/** A value that an option cannot be harmless with. */
const asking = (harmless: unknown): unknown => (harmless === null ? { a: 1 } : harmless === false ? true : 1);

export const OPTIONS: Refusal[] = [
  ...Object.entries(DONE).flatMap(([name, { refuses = {} }]) =>
    Object.entries(refuses).map(([option, harmless]) =>
      notDone(`${name}'s ${option}`, { [name]: 'docs', [option]: asking(harmless) }),
    ),
  ),
  unknownField('an argument nobody knows', find({}, { wings: 2 })),
  unknownField('an argument of an update order nobody knows', update({ $set: { a: 1 } }, { wings: 2 })),
  notDone('collation in an update', update({ $set: { a: 1 } }, { collation: { locale: 'de' } })),
  bad('a hint that names no index', find({}, { hint: 'none' })),
  bad('w: 2', { insert: 'docs', documents: [{}], writeConcern: { w: 2 } }),
  {
    what: 'a write concern by a name nobody knows',
    command: { insert: 'docs', documents: [{}], writeConcern: { w: 'moon' } },
    code: 79,
    codeName: 'UnknownReplWriteConcern',
  },
  {
    what: 'readConcern snapshot',
    command: find({}, { readConcern: { level: 'snapshot' } }),
    code: 72,
    codeName: 'InvalidOptions',
  },
  notDone('$meta sorts', find({}, { sort: { score: { $meta: 'textScore' } } })),
];

export const QUERIES: Refusal[] = [
  ...[...REFUSED_FILTERS].map((operator) => notDone(operator, find({ [operator]: {} }))),
  ...[...REFUSED_OPERATORS].map((operator) => notDone(operator, find({ a: { [operator]: {} } }))),
  notDone("$type: 'int'", find({ a: { $type: 'int' } })),
  bad('a query operator nobody knows', find({ a: { $glow: 1 } })),
  bad('a top level operator nobody knows', find({ $glow: 1 })),
  bad('$in without an array', find({ a: { $in: 1 } })),
  bad('$and of nothing', find({ $and: [] })),
  notDone('the regular expression option x', find({ a: { $regex: 'a', $options: 'x' } })),
  located('a regular expression that is none', find({ a: { $regex: '(' } }), 51091),
];

export const STAGES: Refusal[] = [
  ...[...REFUSED_STAGES].map((stage) => notDone(stage, aggregate({ [stage]: {} }))),
  located('a stage nobody knows', aggregate({ $glow: {} }), 40324),
  notDone('aggregate without a collection', { aggregate: 1, pipeline: [], cursor: {} }),
];

export const EXPRESSIONS: Refusal[] = [
  ...[...REFUSED_EXPRESSIONS].map((name) => notDone(name, computed({ [name]: 1 }))),
  ...Object.entries(REFUSED_ARGUMENTS).flatMap(([name, names]) =>
    names.map((argument) => notDone(`${name} with ${argument}`, computed({ [name]: { [argument]: 1 } }))),
  ),
  notDone('$convert to decimal', computed({ $convert: { input: 1, to: 'decimal' } })),
  notDone('a sum of Decimal128', aggregate({ $group: { _id: 1, v: { $sum: '$decimal' } } })),
  notDone('$$CLUSTER_TIME', computed('$$CLUSTER_TIME')),
  {
    what: 'an expression nobody knows',
    command: computed({ $glow: 1 }),
    code: 168,
    codeName: 'InvalidPipelineOperator',
  },
  {
    what: 'an expression nobody knows, in $expr',
    command: find({ $expr: { $glow: 1 } }),
    code: 168,
    codeName: 'InvalidPipelineOperator',
  },
];

export const UPDATES: Refusal[] = [
  unparsed('an update operator nobody knows', update({ $glow: { a: 1 } })),
  unparsed('an array filter that is not used', update({ $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] })),
  bad('an array filter that is missing', update({ $set: { 'a.$[x]': 1 } })),
  {
    what: 'two operators on one path',
    command: update({ $set: { a: 1 }, $inc: { a: 1 } }),
    code: 40,
    codeName: 'ConflictingUpdateOperators',
  },
  { what: 'a change of _id', command: update({ $set: { _id: 2 } }), code: 66, codeName: 'ImmutableField' },
  { what: '$inc of text', command: update({ $inc: { text: 1 } }), code: 14, codeName: 'TypeMismatch' },
  bad('$push onto text', update({ $push: { text: 1 } })),
  {
    what: 'a path through a scalar',
    command: update({ $set: { 'text.b': 1 } }),
    code: 28,
    codeName: 'PathNotViable',
  },
  {
    what: 'a stage that is no update',
    command: update([{ $match: {} }]),
    code: 72,
    codeName: 'InvalidOptions',
  },
  unparsed('a replacement of many', update({ a: 1 }, { multi: true })),
  notDone('$inc of a Decimal128', update({ $inc: { decimal: 1 } })),
];

export const INDEXES: Refusal[] = [
  ...['text', 'hashed', '2dsphere', '2d'].map((type) =>
    notDone(`an index of type ${type}`, createIndex({ key: { a: type } })),
  ),
  notDone('a wildcard index', createIndex({ key: { '$**': 1 } })),
  ...[...REFUSED_INDEX_OPTIONS].map((option) =>
    notDone(`the index option ${option}`, createIndex({ key: { a: 1 }, [option]: 1 })),
  ),
  {
    what: 'an index option nobody knows',
    command: createIndex({ key: { a: 1 }, wings: 2 }),
    code: 197,
    codeName: 'InvalidIndexSpecificationOption',
  },
  {
    what: 'a compound index with a time to live',
    command: createIndex({ key: { a: 1, b: 1 }, expireAfterSeconds: 1 }),
    code: 67,
    codeName: 'CannotCreateIndex',
  },
  {
    what: 'an index on two arrays of one document',
    command: createIndex({ key: { list: 1, other: 1 } }),
    code: 171,
    codeName: 'CannotIndexParallelArrays',
  },
  {
    what: 'dropping an index that is not there',
    command: { dropIndexes: 'docs', index: 'none' },
    code: 27,
    codeName: 'IndexNotFound',
  },
];
