import { Query } from 'mingo/query';
import { type Document } from '../bson-codec.js';
import { context } from '../evaluate/context.js';
import { normalizeFilter } from './filter.js';
import { type Test } from './predicates.js';

/** Variables a filter's $expr may use, by name without the dollars. */
export type Variables = Record<string, unknown>;

/** A filter in normal form, as a test of documents. */
export function compileNormal(filter: Document, variables?: Variables): Test {
  const query = new Query(filter, { context: context(), ...(variables ? { variables } : {}) });
  return (document) => query.test(document as Document);
}

/** Checks a filter as it came from a client and compiles it. */
export function compileFilter(filter: unknown, variables?: Variables): Test {
  return compileNormal(normalizeFilter(filter), variables);
}
