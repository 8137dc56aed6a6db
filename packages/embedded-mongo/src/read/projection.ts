import { type Options } from 'mingo/types';
import { decode, type Document, encode, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { context } from '../evaluate/context.js';
import { checkExpression } from '../evaluate/check-expression.js';
import { planProjection, project } from '../evaluate/projection.js';
import { compileFilter } from '../match/compile.js';
import { elemMatchTest } from '../match/predicates.js';
import { normalizeFilter } from '../match/filter.js';
import { compileNormal } from '../match/compile.js';
import { isNumeric, toDouble } from '../values/numbers.js';
import { own } from '../match/paths.js';
import { fieldsLeftOut, withoutFields } from './without-fields.js';

export type Project = (document: Document) => Document;

/** What is answered of a stored document's bytes. */
export type BytesProjection = (bytes: Buffer) => Uint8Array;

export function bytesProjection(spec: Document | undefined, filter: Document): BytesProjection | undefined {
  const leftOut = fieldsLeftOut(spec);
  if (leftOut) return (bytes) => withoutFields(bytes, leftOut);
  const project = findProjection(spec, filter);
  return project && ((bytes) => encode(project(decode(bytes))));
}

/** find's projection: fields, expressions, $slice, $elemMatch and the positional `.$`. */
export function findProjection(spec: Document | undefined, filter: Document): Project | undefined {
  if (!spec || Object.keys(spec).length === 0) return undefined;
  const options = { context: context(), useStrictMode: true, idKey: '_id' } as unknown as Options;
  const plain: Document = {};
  let positional: string | undefined;
  for (const [path, value] of Object.entries(spec)) {
    if (path.endsWith('.$')) {
      if (positional)
        throw new MongoError(31276, 'Cannot specify more than one positional projection per query.');
      positional = path.slice(0, -2);
      plain[positional] = value;
    } else {
      checkValue(value);
      plain[path] = value;
    }
  }
  const plan = planProjection(plain, options, (path, value) => special(path, value));
  if (!positional) return (document) => project(document, plan);
  const pick = positionalPick(positional, filter);
  return (document) => pick(project(document, plan), document);
}

function checkValue(value: unknown): void {
  if (!isDocument(value)) {
    if (typeof value === 'string') checkExpression(value);
    return;
  }
  const [operator] = Object.keys(value);
  if (operator === '$slice' && !isExpressionSlice(value.$slice)) return;
  if (operator === '$elemMatch') return;
  if (operator === '$meta') throw notImplemented('$meta');
  if (operator?.startsWith('$')) checkExpression(value);
  else Object.values(value).forEach(checkValue);
}

function isExpressionSlice(operand: unknown): boolean {
  return Array.isArray(operand) && !isNumeric(operand[0]);
}

function special(path: string, value: Document): ((document: Document) => unknown) | undefined {
  const parts = path.split('.');
  const at = (document: Document) => parts.reduce<unknown>(own, document);
  if ('$slice' in value && !isExpressionSlice(value.$slice)) {
    return (document) => {
      const list = at(document);
      return Array.isArray(list) ? sliced(list, value.$slice) : list;
    };
  }
  if ('$elemMatch' in value) {
    const normal = normalizeFilter({ v: value }).v as { $elemMatch: Document };
    const test = elemMatchTest(normal.$elemMatch, compileNormal);
    return (document) => {
      const list = at(document);
      const index = Array.isArray(list) ? list.findIndex(test) : -1;
      return index < 0 ? undefined : [(list as unknown[])[index]];
    };
  }
  return undefined;
}

function sliced(list: unknown[], operand: unknown): unknown[] {
  if (!Array.isArray(operand)) {
    const count = toDouble(operand);
    return count < 0 ? list.slice(count) : list.slice(0, count);
  }
  const skip = toDouble(operand[0]);
  const start = skip < 0 ? Math.max(0, list.length + skip) : skip;
  return list.slice(start, start + toDouble(operand[1]));
}

/** `list.$`: the first element the filter's conditions on that list select. */
function positionalPick(path: string, filter: Document) {
  const clauses = Object.entries(filter).filter(([name]) => name === path || name.startsWith(`${path}.`));
  if (clauses.length === 0) {
    throw new MongoError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  }
  const tests = clauses.map(([name, operators]) =>
    name === path && isDocument(operators) && '$elemMatch' in operators
      ? elemMatchTest(operators.$elemMatch as Document, compileNormal)
      : elementOf(name.slice(path.length + 1), operators as Document),
  );
  const parts = path.split('.');
  return (result: Document, original: Document): Document => {
    const list = parts.reduce<unknown>(own, original);
    const kept = parts.reduce<unknown>(own, result);
    if (!Array.isArray(list) || !Array.isArray(kept)) return result;
    const index = list.findIndex((element) => tests.every((test) => test(element)));
    kept.splice(0, kept.length, ...(index < 0 ? [] : [list[index]]));
    return result;
  };
}

function elementOf(rest: string, operators: Document): (element: unknown) => boolean {
  const test = compileFilter(rest === '' ? { v: operators } : { [`v.${rest}`]: operators });
  return (element) => test({ v: element });
}
