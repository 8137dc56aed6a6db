import { type Doc, scalar, subdocument, value } from './documents.js';
import { filter } from './queries.js';
import { type Random } from './random.js';

export interface UpdateCase {
  kind: 'update';
  filter: Doc;
  update: Doc | Doc[];
  options: { arrayFilters?: Doc[]; upsert?: boolean; multi: boolean };
}

const FIELDS = ['a', 'b', 'c', 'n', 't', 'nums', 'list', 'a.x', 'b.y', 'new', 'c.q', 'nums.0', 'list.1.x'];

function change(random: Random): Doc {
  const field = random.pick(FIELDS);
  const number = random.int(7) - 3;
  switch (random.int(15)) {
    case 0:
      return { $inc: { [field]: number } };
    case 1:
      return { $mul: { [field]: number } };
    case 2:
      return { $min: { [field]: scalar(random) } };
    case 3:
      return { $max: { [field]: scalar(random) } };
    case 4:
      return { $unset: { [field]: '' } };
    case 5:
      return { $push: { [field]: value(random) } };
    case 6:
      return {
        $push: { nums: { $each: [number, 4], $sort: random.pick([1, -1]), $slice: random.pick([3, -3, 0]) } },
      };
    case 7:
      return { $push: { nums: { $each: [number, number + 1], $position: random.pick([0, 1, -1]) } } };
    case 8:
      return {
        $addToSet: { [field]: random.chance(0.5) ? scalar(random) : { $each: [number, 'a', number] } },
      };
    case 9:
      return { $pull: { nums: random.pick<unknown>([number, { $gte: number }, { $in: [number, 1] }]) } };
    case 10:
      return { $pull: { list: { x: scalar(random) } } };
    case 11:
      return { $pop: { [field]: random.pick([1, -1]) } };
    case 12:
      return { $rename: { [random.pick(['a', 'b', 't'])]: 'renamed' } };
    case 13:
      return { $pullAll: { nums: [number, 1] }, $setOnInsert: { made: true } };
    default:
      return { $set: { [field]: value(random) } };
  }
}

function withArrays(random: Random): UpdateCase {
  const options = { multi: random.chance(0.5) };
  switch (random.int(4)) {
    case 0:
      return { kind: 'update', filter: { nums: random.int(6) }, update: { $set: { 'nums.$': 99 } }, options };
    case 1:
      return {
        kind: 'update',
        filter: { nums: { $exists: true } },
        update: { $inc: { 'nums.$[]': 10 } },
        options,
      };
    case 2:
      return {
        kind: 'update',
        filter: { nums: { $type: 'array' } },
        update: { $set: { 'nums.$[big]': -1 } },
        options: { ...options, arrayFilters: [{ big: { $gte: 3 } }] },
      };
    default:
      return {
        kind: 'update',
        filter: { list: { $elemMatch: { x: { $gt: random.int(3) } } } },
        update: { $set: { 'list.$.y': random.int(9) } },
        options,
      };
  }
}

function withPipeline(random: Random): UpdateCase {
  const stages: Doc[] = [
    { $set: { sum: { $add: ['$n', random.int(5)] }, kept: '$t' } },
    { $unset: 'a' },
    { $replaceWith: { _id: '$_id', n: '$n' } },
    { $set: { big: { $cond: [{ $gt: ['$n', 4] }, 'yes', 'no'] } } },
  ];
  return { kind: 'update', filter: filter(random), update: random.some(stages), options: { multi: true } };
}

/** A single update must select one document, or engines would be free to choose. */
export function updateCase(random: Random): UpdateCase {
  const one = anyUpdate(random);
  return one.options.multi || one.options.upsert
    ? one
    : { ...one, filter: { ...one.filter, _id: random.int(12) } };
}

function anyUpdate(random: Random): UpdateCase {
  const kind = random.int(10);
  if (kind < 2) return withArrays(random);
  if (kind < 3) return withPipeline(random);
  if (kind < 4) {
    const replacement = { n: random.int(9), r: subdocument(random) };
    return { kind: 'update', filter: filter(random), update: replacement, options: { multi: false } };
  }
  if (kind < 5) {
    const query = { t: 'none', k: random.int(5) };
    const update = { ...change(random), $setOnInsert: { made: true } };
    return { kind: 'update', filter: query, update, options: { multi: false, upsert: true } };
  }
  return {
    kind: 'update',
    filter: filter(random),
    update: change(random),
    options: { multi: random.chance(0.7) },
  };
}
