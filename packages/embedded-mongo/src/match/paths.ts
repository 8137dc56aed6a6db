import { isDocument } from '../bson-codec.js';

const INDEX = /^(0|[1-9]\d*)$/;

export function isArrayIndex(part: string): boolean {
  return INDEX.test(part);
}

/** A field's own value; never one inherited from Object.prototype. */
export function own(document: unknown, field: string): unknown {
  return isDocument(document) && Object.hasOwn(document, field) ? document[field] : undefined;
}

/** Sees a value at a path's end; `indexed` says that the path's last part picked it out of an array. */
export type Visit = (value: unknown, indexed: boolean) => boolean;

/**
 * Visits each value a query path can mean (arrays of subdocuments are entered, numbers also index arrays),
 * until `visit` answers true. A path that ends nowhere is visited once with undefined.
 */
export function somePathValue(
  document: unknown,
  parts: readonly string[],
  visit: Visit,
  from = 0,
  indexed = false,
): boolean {
  const part = parts[from];
  if (part === undefined) return visit(document, indexed);
  if (!Array.isArray(document)) {
    const value = own(document, part);
    return value === undefined ? visit(undefined, false) : somePathValue(value, parts, visit, from + 1);
  }
  if (isArrayIndex(part) && Number(part) < document.length) {
    if (somePathValue(document[Number(part)], parts, visit, from + 1, true)) return true;
  }
  for (const element of document) {
    if (isDocument(element) && somePathValue(element, parts, visit, from)) return true;
  }
  return false;
}

/** As somePathValue; where the path ends in an array its elements are visited as well, unless an index picked it. */
export function somePathElement(
  document: unknown,
  parts: readonly string[],
  visit: (value: unknown) => boolean,
): boolean {
  return somePathValue(document, parts, (value, indexed) => {
    if (!indexed && Array.isArray(value) && value.some(visit)) return true;
    return visit(value);
  });
}
