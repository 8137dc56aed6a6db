import { type Document, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { normalizeFilter } from '../match/filter.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { equalValues } from '../values/order.js';
import { type Index } from '../store/catalog.js';

const OPTIONS = new Set([
  'v',
  'key',
  'name',
  'ns',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  // has had no effect since MongoDB 4.2, where all builds became alike
  'background',
]);

export const REFUSED_INDEX_OPTIONS = new Set([
  'collation',
  'hidden',
  'wildcardProjection',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'storageEngine',
  'prepareUnique',
  'clustered',
]);

/** Checks an index specification and brings it into the form listIndexes shows. */
export function indexSpec(given: Document): Document {
  for (const option of Object.keys(given)) {
    if (REFUSED_INDEX_OPTIONS.has(option)) throw notImplemented(`the index option ${option}`);
    if (!OPTIONS.has(option)) {
      throw new MongoError(
        'InvalidIndexSpecificationOption',
        `Error in specification ${JSON.stringify(given)} :: caused by :: The field '${option}' is not valid for an index specification`,
      );
    }
  }
  const { key } = given;
  if (!isDocument(key) || Object.keys(key).length === 0) {
    throw new MongoError('CannotCreateIndex', 'Index keys cannot be empty.');
  }
  checkKey(key);
  const name = given.name as unknown;
  if (typeof name !== 'string' || name === '')
    throw new MongoError(
      'FailedToParse',
      "The 'name' field is a required property of an index specification",
    );
  const spec: Document = { v: 2, key, name };
  if (given.unique) spec.unique = true;
  if (given.sparse) spec.sparse = true;
  if (given.partialFilterExpression !== undefined) spec.partialFilterExpression = partialFilter(given);
  if (given.expireAfterSeconds !== undefined) spec.expireAfterSeconds = timeToLive(given);
  return spec;
}

function checkKey(key: Document): void {
  for (const [path, direction] of Object.entries(key)) {
    if (typeof direction === 'string') throw notImplemented(`an index of type '${direction}'`);
    if (!isNumeric(direction) || toDouble(direction) === 0) {
      throw new MongoError(
        'CannotCreateIndex',
        `Values in v:2 index key pattern must be numbers other than 0: ${path}`,
      );
    }
    if (path.endsWith('$**')) throw notImplemented('a wildcard index');
    if (path.split('.').some((part) => part === '' || part.startsWith('$') || part === '__proto__')) {
      throw new MongoError('CannotCreateIndex', `Index key contains an illegal field name: '${path}'`);
    }
  }
}

const PARTIAL_OPERATORS = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$exists', '$type', '$in']);

function partialFilter(given: Document): Document {
  if (given.sparse) {
    throw new MongoError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  const expression = given.partialFilterExpression as Document;
  for (const [path, operators] of Object.entries(normalizeFilter(expression))) {
    if (path.startsWith('$')) throw notImplemented(`${path} in a partialFilterExpression`);
    for (const [operator, operand] of Object.entries(operators as Document)) {
      if (!PARTIAL_OPERATORS.has(operator) || (operator === '$exists' && !operand)) {
        throw new MongoError('CannotCreateIndex', `Expression not supported in partial index: ${operator}`);
      }
    }
  }
  return expression;
}

function timeToLive({ expireAfterSeconds, key }: Document): number {
  const seconds = isNumeric(expireAfterSeconds) ? toDouble(expireAfterSeconds) : NaN;
  if (!(seconds >= 0 && seconds <= 2 ** 31 - 1)) {
    throw new MongoError(
      'CannotCreateIndex',
      'TTL index expireAfterSeconds option must be within an acceptable range',
    );
  }
  if (Object.keys(key as Document).length > 1) {
    throw new MongoError(
      'CannotCreateIndex',
      'TTL indexes are single-field indexes, compound indexes do not support TTL',
    );
  }
  return seconds;
}

/** Whether the index is already there; throws when the name or the key is taken by a different one. */
export function existingIndex(indexes: Index[], spec: Document): Index | undefined {
  const sameKey = indexes.find((index) => equalValues(index.spec.key, spec.key));
  const sameName = indexes.find((index) => index.name === spec.name);
  if (sameKey && sameOptions(sameKey.spec, spec)) {
    if (sameKey.name === spec.name || sameKey.name === '_id_') return sameKey;
    throw new MongoError(
      'IndexOptionsConflict',
      `Index already exists with a different name: ${sameKey.name}`,
    );
  }
  const clash = sameName ?? sameKey;
  if (!clash) return undefined;
  throw new MongoError(
    sameName ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict',
    `An existing index has the same name as the requested index, or an equivalent key with different options. Requested index: ${JSON.stringify(spec)}, existing index: ${JSON.stringify(clash.spec)}`,
  );
}

function sameOptions(a: Document, b: Document): boolean {
  const options = ({ unique, sparse, partialFilterExpression, expireAfterSeconds }: Document) => [
    a.name === '_id_' ? true : Boolean(unique),
    Boolean(sparse),
    partialFilterExpression ?? null,
    expireAfterSeconds ?? null,
  ];
  return equalValues(options(a), options(b));
}
