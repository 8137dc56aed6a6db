import { type Doc } from './documents.js';
import { filter } from './queries.js';
import { type Random } from './random.js';

export interface AggregateCase {
  kind: 'aggregate';
  pipeline: Doc[];
}

function accumulator(random: Random): Doc {
  const field = random.pick(['$n', '$a', '$b', '$c.x', '$nums']);
  const operator = random.pick(['$sum', '$avg', '$min', '$max', '$push', '$first', '$last']);
  return { [operator]: field };
}

function expression(random: Random): unknown {
  const field = random.pick(['$n', '$a', '$b', '$t']);
  switch (random.int(12)) {
    case 0:
      return { $add: ['$n', random.int(5)] };
    case 1:
      return { $cond: [{ $gt: [field, random.int(5)] }, 'high', 'low'] };
    case 2:
      return { $ifNull: [field, 'none'] };
    case 3:
      return { $concat: ['$t', '-', 'x'] };
    case 4:
      return { $eq: [field, random.int(5)] };
    case 5:
      return { $size: { $ifNull: ['$nums', []] } };
    case 6:
      return { $map: { input: { $ifNull: ['$nums', []] }, as: 'm', in: { $multiply: ['$$m', 2] } } };
    case 7:
      return { $filter: { input: { $ifNull: ['$nums', []] }, as: 'm', cond: { $gte: ['$$m', 2] } } };
    case 8:
      return { $switch: { branches: [{ case: { $lt: ['$n', 3] }, then: 'few' }], default: 'many' } };
    case 9:
      return { $toUpper: '$t' };
    case 10:
      return { $cmp: [field, random.pick<unknown>([3, 'b', null])] };
    default:
      return { $and: [{ $gte: ['$n', 2] }, { $lt: ['$n', 7] }] };
  }
}

function middle(random: Random): Doc[] {
  switch (random.int(9)) {
    case 0:
      return [{ $unwind: '$nums' }];
    case 1:
      return [{ $unwind: { path: '$list', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } }];
    case 2:
      return [{ $addFields: { made: expression(random), 'deep.made': expression(random) } }];
    case 3:
      return [{ $project: { n: 1, made: expression(random), 'list.x': 1 } }];
    case 4:
      return [{ $unset: ['a', 'list.y'] }];
    case 5:
      return [{ $lookup: { from: 'others', localField: 'n', foreignField: 'k', as: 'others' } }];
    case 6:
      return [{ $match: filter(random) }];
    case 7:
      return [{ $replaceRoot: { newRoot: { _id: '$_id', n: '$n', nums: '$nums', t: '$t' } } }];
    default:
      return [{ $project: { a: 0, 'list.x': 0 } }];
  }
}

/** A last part that fixes the order of what comes out. */
function ending(random: Random): Doc[] {
  switch (random.int(6)) {
    case 0:
      return [
        { $group: { _id: random.pick(['$n', '$t', null]), v: accumulator(random), c: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ];
    case 1:
      return [{ $count: 'total' }];
    case 2:
      return [
        { $group: { _id: { t: '$t', n: { $mod: ['$n', 2] } }, v: accumulator(random) } },
        { $sort: { _id: 1 } },
      ];
    case 3:
      return [{ $facet: { few: [{ $limit: 3 }, { $project: { n: 1 } }], count: [{ $count: 'c' }] } }];
    case 4:
      return [
        {
          $bucket: { groupBy: '$n', boundaries: [0, 3, 6, 20], default: 'other', output: { c: { $sum: 1 } } },
        },
      ];
    default:
      return [{ $limit: 1 + random.int(30) }];
  }
}

export function aggregateCase(random: Random): AggregateCase {
  const pipeline: Doc[] = [];
  if (random.chance(0.7)) pipeline.push({ $match: filter(random) });
  // sorted before anything is taken apart, so that $first, $push and $limit have one answer
  pipeline.push({ $sort: { _id: random.chance(0.5) ? 1 : -1 } });
  for (let i = random.int(3); i > 0; i--) pipeline.push(...middle(random));
  pipeline.push(...ending(random));
  return { kind: 'aggregate', pipeline };
}
