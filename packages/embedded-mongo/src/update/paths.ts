import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { compileNormal } from '../match/compile.js';
import { isArrayIndex, own } from '../match/paths.js';
import { elemMatchTest } from '../match/predicates.js';
import { type ArrayFilters } from './parse.js';

/** The plain paths a path with `$`, `$[]` or `$[name]` stands for in a document. */
export function plainPaths(
  document: Document,
  parts: string[],
  filter: Document,
  filters: ArrayFilters,
): string[][] {
  const at = parts.findIndex((part) => part === '$' || part.startsWith('$['));
  if (at < 0) return [parts];
  const before = parts.slice(0, at);
  const after = parts.slice(at + 1);
  return indexesAt(document, before, parts[at]!, filter, filters).flatMap((index) =>
    plainPaths(document, [...before, String(index), ...after], filter, filters),
  );
}

function indexesAt(
  document: Document,
  path: string[],
  sign: string,
  filter: Document,
  filters: ArrayFilters,
): number[] {
  const list = path.reduce<unknown>(
    (value, part) => (Array.isArray(value) ? value[Number(part)] : own(value, part)),
    document,
  );
  if (sign === '$') return [matchedIndex(list, path.join('.'), filter)];
  if (!Array.isArray(list)) {
    throw new MongoError(
      'BadValue',
      `The path '${path.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  const test = sign === '$[]' ? () => true : filters.get(sign.slice(2, -1))!;
  return list.flatMap((element, i) => (test(element) ? [i] : []));
}

/** Which element the query selected, for `$`. */
function matchedIndex(list: unknown, path: string, filter: Document): number {
  const tests = elementTests(filter, path);
  if (Array.isArray(list)) {
    const all = list.findIndex((element) => tests.length > 0 && tests.every((test) => test(element)));
    if (all >= 0) return all;
    const any = list.findIndex((element) => tests.some((test) => test(element)));
    if (any >= 0) return any;
  }
  throw new MongoError('BadValue', 'The positional operator did not find the match needed from the query.');
}

function elementTests(filter: Document, path: string): ((element: unknown) => boolean)[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (name === '$and' || name === '$or')
      return (value as Document[]).flatMap((clause) => elementTests(clause, path));
    if (name !== path && !name.startsWith(`${path}.`)) return [];
    const operators = value as Document;
    if (name === path && '$elemMatch' in operators) {
      return [elemMatchTest(operators.$elemMatch as Document, compileNormal)];
    }
    const test = compileNormal({ [`v${name.slice(path.length)}`]: operators });
    return [(element: unknown) => test({ v: element })];
  });
}

/** A place in a document where a value is or could be. */
export interface Place {
  holder: Document | unknown[];
  field: string;
}

/**
 * Finds the place a plain path names. With `make` the objects on the way are made; without it undefined says
 * that the path leads nowhere. Throws PathNotViable where a scalar stands in the way and it matters (`strict`).
 */
export function placeAt(
  document: Document,
  parts: string[],
  make: boolean,
  strict = make,
): Place | undefined {
  let holder: Document | unknown[] = document;
  for (const [i, part] of parts.entries()) {
    if (Array.isArray(holder) && !isArrayIndex(part)) {
      if (!make) return undefined;
      throw notViable(part, parts.slice(0, i), holder);
    }
    if (i === parts.length - 1) return { holder, field: part };
    let next: unknown = valueAt({ holder, field: part });
    if (next === undefined) {
      if (!make) return undefined;
      next = {};
      setAt({ holder, field: part }, next);
    }
    if (!isDocument(next) && !Array.isArray(next)) {
      if (!strict) return undefined;
      throw notViable(parts[i + 1]!, parts.slice(0, i + 1), next);
    }
    holder = next;
  }
  return undefined;
}

function notViable(field: string, path: string[], value: unknown): MongoError {
  return new MongoError(
    'PathNotViable',
    `Cannot create field '${field}' in element {${path.at(-1) ?? ''}: ${JSON.stringify(value)}}`,
  );
}

export function valueAt({ holder, field }: Place): unknown {
  return Array.isArray(holder) ? holder[Number(field)] : own(holder, field);
}

const MOST_PADDING = 1_500_000;

export function setAt({ holder, field }: Place, value: unknown): void {
  if (!Array.isArray(holder)) {
    holder[field] = value;
    return;
  }
  const index = Number(field);
  if (index - holder.length > MOST_PADDING)
    throw new MongoError('CannotBackfillArray', 'can only backfill 1500000 elements of an array');
  while (holder.length < index) holder.push(null);
  holder[index] = value;
}

export function removeAt({ holder, field }: Place): void {
  if (Array.isArray(holder)) holder[Number(field)] = null;
  else delete holder[field];
}
