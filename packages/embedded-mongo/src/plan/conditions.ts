import { type Document, isDocument } from '../bson-codec.js';
import { isValueCriteria, truthy } from '../match/predicates.js';

/** One thing a filter demands of one path, as far as an index can help with it. */
export interface Condition {
  path: string;
  operator: string;
  operand: unknown;
  /** conditions with the same number hold for one and the same array element ($elemMatch over values) */
  together?: number;
}

const USABLE = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$regex', '$exists', '$all']);

/** What a normal filter demands in any case: its own fields, those below $and, and those inside $elemMatch. */
export function conditionsOf(filter: Document): Condition[] {
  const found: Condition[] = [];
  let group = 0;
  collect(filter, '');
  return found;

  function collect(clause: Document, prefix: string): void {
    for (const [name, value] of Object.entries(clause)) {
      if (name === '$and') (value as Document[]).forEach((inner) => collect(inner, prefix));
      else if (!name.startsWith('$')) field(prefix + name, value as Document);
    }
  }

  function field(path: string, operators: Document, together?: number): void {
    for (const [operator, operand] of Object.entries(operators)) {
      if (operator === '$elemMatch' && isDocument(operand)) {
        group += 1;
        if (isValueCriteria(operand)) field(path, operand, group);
        else collect(operand, `${path}.`);
      } else if (USABLE.has(operator)) {
        add(path, operator, operand, together);
      }
    }
  }

  function add(path: string, operator: string, operand: unknown, together?: number): void {
    const base = together === undefined ? {} : { together };
    if (operator === '$exists' && !truthy(operand)) return;
    if (operator !== '$all') return void found.push({ path, operator, operand, ...base });
    for (const value of operand as unknown[]) {
      const elemMatch = isDocument(value) && '$elemMatch' in value;
      if (!elemMatch) found.push({ path, operator: '$eq', operand: value, ...base });
    }
  }
}
