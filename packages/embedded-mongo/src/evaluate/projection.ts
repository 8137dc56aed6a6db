import { type Options } from 'mingo/types';
import { type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { isNumeric } from '../values/numbers.js';
import { compileExpression } from './expressions.js';
import { truthy } from '../match/predicates.js';

/** A projection as a tree: true keeps, false drops, a function computes. */
type Computed = (document: Document) => unknown;
interface Tree {
  [field: string]: Tree | boolean | Computed;
}

export interface ProjectionPlan {
  including: boolean;
  tree: Tree;
  keepId: boolean;
}

/** Compiles what one special value (an operator document, for find's $slice and $elemMatch) computes. */
export type Special = (path: string, value: Document) => Computed | undefined;

/** Reads a projection, for find and $project alike; mixes of keeping and dropping are refused (31253, 31254). */
export function planProjection(
  spec: Document,
  options: Options,
  special: Special = () => undefined,
): ProjectionPlan {
  const entries = flatten(spec, special);
  const flags = entries.filter(([path, value]) => path !== '_id' && isFlag(value));
  const computed = entries.filter(([path, value]) => !isFlag(value) && path !== '_id');
  // only find's $slice, which keeps the other fields; a pipeline's is an expression
  const onlySlices = computed.every(([path, value]) => isSlice(value) && special(path, value as Document));
  const first = flags[0];
  const idKept = entries.some(([path, value]) => path === '_id' && isFlag(value) && truthy(value));
  const including = first ? truthy(first[1]) : computed.length > 0 ? !onlySlices : idKept;
  const tree: Tree = {};
  let keepId = true;
  for (const [path, value] of entries) {
    if (path === '_id' && isFlag(value)) {
      keepId = truthy(value);
      continue;
    }
    if (isFlag(value) && truthy(value) !== including) throw mixed(path, including);
    place(tree, path, isFlag(value) ? including : compute(path, value, options, special));
  }
  return { including, tree, keepId };
}

/** $addFields: every value is an expression, and everything else stays. */
export function planFields(spec: Document, options: Options): ProjectionPlan {
  const tree: Tree = {};
  for (const [path, value] of flatten(spec, () => undefined))
    place(tree, path, compileExpression(value, options));
  return { including: false, tree, keepId: true };
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || isNumeric(value);
}

function isSlice(value: unknown): boolean {
  return isDocument(value) && '$slice' in value;
}

function mixed(path: string, including: boolean): MongoError {
  return including
    ? new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
    : new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
}

function flatten(spec: Document, special: Special, prefix = ''): [string, unknown][] {
  return Object.entries(spec).flatMap(([name, value]): [string, unknown][] => {
    const path = prefix + name;
    if (path.split('.').some((part) => part === '' || part === '__proto__')) {
      throw new MongoError(40353, `FieldPath must not be empty or end with a '.': '${path}'`);
    }
    const nested = isDocument(value) && !Object.keys(value)[0]?.startsWith('$');
    if (!nested) return [[path, value]];
    if (Object.keys(value).length === 0)
      throw new MongoError(51270, 'an empty sub-projection is not a valid value');
    return flatten(value, special, `${path}.`);
  });
}

function compute(path: string, value: unknown, options: Options, special: Special): Computed {
  const known = isDocument(value) ? special(path, value) : undefined;
  return known ?? compileExpression(value, options);
}

function place(tree: Tree, path: string, leaf: boolean | Computed): void {
  const parts = path.split('.');
  let node = tree;
  for (const part of parts.slice(0, -1)) {
    const next = (node[part] ??= {});
    if (typeof next !== 'object') throw collision(path);
    node = next;
  }
  const last = parts.at(-1)!;
  if (last in node) throw collision(path);
  node[last] = leaf;
}

function collision(path: string): MongoError {
  return new MongoError(31250, `Path collision at ${path}`);
}

/** Applies a projection; the document is not changed. Kept fields stand in the document's order, computed ones after. */
export function project(document: Document, plan: ProjectionPlan): Document {
  const result: Document = {};
  if ('_id' in document && plan.keepId && !('_id' in plan.tree)) result._id = document._id;
  const body = plan.including ? keep(document, plan.tree) : drop(document, plan.tree);
  for (const name of Object.keys(body)) {
    if (name !== '_id' || plan.tree._id !== undefined) result[name] = body[name];
  }
  computeFields(result, document, plan.tree);
  return result;
}

function keep(document: Document, tree: Tree): Document {
  const result: Document = {};
  for (const name of Object.keys(document)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (node === true) result[name] = document[name];
    else if (typeof node === 'object') {
      const value = keepIn(document[name], node);
      if (value !== undefined) result[name] = value;
    }
  }
  return result;
}

function keepIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => keepIn(element, tree)).filter((element) => element !== undefined);
  }
  return isDocument(value) ? keep(value, tree) : undefined;
}

function drop(document: Document, tree: Tree): Document {
  const result: Document = {};
  for (const name of Object.keys(document)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (node === false) continue;
    result[name] = typeof node === 'object' ? dropIn(document[name], node) : document[name];
  }
  return result;
}

function dropIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((element) => dropIn(element, tree));
  return isDocument(value) ? drop(value, tree) : value;
}

/** Sets the computed fields, each from the original document. */
function computeFields(result: Document, root: Document, tree: Tree): void {
  for (const name of Object.keys(tree)) {
    const node = tree[name]!;
    if (typeof node === 'function') {
      const value = node(root);
      if (value === undefined) delete result[name];
      else result[name] = value;
    } else if (typeof node === 'object' && hasComputed(node)) {
      result[name] = computedWithin(result[name], root, node);
    }
  }
}

function computedWithin(value: unknown, root: Document, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((element) => computedWithin(element, root, tree));
  const inner: Document = isDocument(value) ? { ...value } : {};
  computeFields(inner, root, tree);
  return inner;
}

function hasComputed(tree: Tree): boolean {
  return Object.values(tree).some((node) =>
    typeof node === 'function' ? true : typeof node === 'object' && hasComputed(node),
  );
}
