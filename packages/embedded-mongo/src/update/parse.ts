import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { compileNormal } from '../match/compile.js';
import { normalizeFilter } from '../match/filter.js';
import { isArrayIndex } from '../match/paths.js';
import { OPERATORS } from './operators.js';

/** One operator on one path, as given; the path may hold `$`, `$[]` and `$[name]`. */
export interface Change {
  path: string;
  parts: string[];
  operator: string;
  operand: unknown;
}

export type ArrayFilters = Map<string, (element: unknown) => boolean>;

export type Update =
  | { kind: 'replacement'; document: Document }
  | { kind: 'pipeline'; stages: Document[] }
  | { kind: 'operators'; changes: Change[]; arrayFilters: ArrayFilters };

/** Reads an update as a client sends it; throws FailedToParse, ConflictingUpdateOperators and so on. */
export function parseUpdate(update: unknown, arrayFilters: Document[] = []): Update {
  if (Array.isArray(update)) {
    if (arrayFilters.length > 0)
      throw new MongoError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates');
    return { kind: 'pipeline', stages: update as Document[] };
  }
  if (!isDocument(update))
    throw new MongoError('FailedToParse', 'Update argument must be either an object or an array');
  if (!Object.keys(update)[0]?.startsWith('$')) {
    if (arrayFilters.length > 0)
      throw new MongoError(
        'FailedToParse',
        'arrayFilters may not be specified for replacement-style updates',
      );
    return { kind: 'replacement', document: update };
  }
  const changes = Object.entries(update).flatMap(([operator, fields]) => changesOf(operator, fields));
  checkConflicts(changes);
  const filters = parseArrayFilters(arrayFilters);
  checkFilterUse(changes, filters);
  // MongoDB applies operators in the order of their paths
  changes.sort((a, b) => comparePaths(a.parts, b.parts));
  return { kind: 'operators', changes, arrayFilters: filters };
}

function changesOf(operator: string, fields: unknown): Change[] {
  if (!Object.hasOwn(OPERATORS, operator)) {
    throw new MongoError(
      'FailedToParse',
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDocument(fields)) {
    throw new MongoError(
      'FailedToParse',
      `Modifiers operate on fields but we found type ${typeof fields} instead.`,
    );
  }
  return Object.entries(fields).flatMap(([path, operand]) => {
    const change = { path, parts: partsOf(path), operator, operand };
    if (operator !== '$rename') return [change];
    if (typeof operand !== 'string')
      throw new MongoError('BadValue', `The 'to' field for $rename must be a string: ${path}`);
    const target = { path: operand, parts: partsOf(operand), operator: '$renamed', operand: path };
    if ([...change.parts, ...target.parts].some((part) => part.startsWith('$'))) {
      throw new MongoError('BadValue', 'The source and target field for $rename must not be dynamic');
    }
    return [change, target];
  });
}

function partsOf(path: string): string[] {
  if (path === '') throw new MongoError('EmptyFieldName', 'An empty update path is not valid.');
  const parts = path.split('.');
  if (parts.includes('')) {
    throw new MongoError(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  if (parts.includes('__proto__'))
    throw new MongoError('BadValue', 'a field named __proto__ is not supported');
  const position = parts[0]!;
  if (position.startsWith('$')) {
    throw new MongoError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${position}' in '${path}' is not allowed in the context of an update`,
    );
  }
  return parts;
}

function checkConflicts(changes: Change[]): void {
  const paths = changes.map((change) => change.path);
  for (const [i, path] of paths.entries()) {
    for (const other of paths.slice(0, i)) {
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`)) {
        const shorter = path.length < other.length ? path : other;
        throw new MongoError(
          'ConflictingUpdateOperators',
          `Updating the path '${path}' would create a conflict at '${shorter}'`,
        );
      }
    }
  }
}

function parseArrayFilters(filters: Document[]): ArrayFilters {
  const parsed: ArrayFilters = new Map();
  for (const filter of filters) {
    const name = nameOf(filter);
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
      throw new MongoError(
        'BadValue',
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    }
    if (parsed.has(name)) {
      throw new MongoError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    const test = compileNormal(normalizeFilter(filter));
    parsed.set(name, (element) => test({ [name]: element }));
  }
  return parsed;
}

function nameOf(filter: Document): string {
  const [first] = Object.keys(filter);
  if (first === undefined)
    throw new MongoError(
      'FailedToParse',
      'Cannot use an expression without a top-level field name in arrayFilters',
    );
  if (!first.startsWith('$')) return first.split('.')[0]!;
  const [clause] = filter[first] as Document[];
  return clause ? nameOf(clause) : '';
}

function checkFilterUse(changes: Change[], filters: ArrayFilters): void {
  const used = new Set(
    changes.flatMap((change) =>
      change.parts.map((part) => /^\$\[(.+)\]$/.exec(part)?.[1]).filter((name) => name !== undefined),
    ),
  );
  for (const name of used) {
    if (!filters.has(name))
      throw new MongoError('BadValue', `No array filter found for identifier '${name}'`);
  }
  for (const name of filters.keys()) {
    if (!used.has(name)) {
      throw new MongoError(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update`,
      );
    }
  }
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (isArrayIndex(x) && isArrayIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
