import { Query } from 'mingo/query';
import { type Options } from 'mingo/types';
import { type Document } from '../bson-codec.js';
import { pathTest } from '../match/predicates.js';

const OPERATORS = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$type',
  '$size',
  '$all',
  '$elemMatch',
  '$mod',
  '$regex',
  '$bitsAllSet',
  '$bitsAllClear',
  '$bitsAnySet',
  '$bitsAnyClear',
];

/** mingo's query operators with MongoDB's paths, type order and null. */
export const correctedQueries = Object.fromEntries(
  OPERATORS.map((operator) => [
    operator,
    (path: string, operand: unknown, options: Options) =>
      pathTest(path, operator, operand, (filter: Document) => {
        const query = new Query(filter, options);
        return (document) => query.test(document as Document);
      }),
  ]),
);
