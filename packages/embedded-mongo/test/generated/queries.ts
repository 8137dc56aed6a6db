import { type Doc, DATES, FIELDS, scalar, value } from './documents.js';
import { type Random } from './random.js';

export interface FindCase {
  kind: 'find';
  filter: Doc;
  sort?: Record<string, 1 | -1>;
  skip?: number;
  limit?: number;
  projection?: Doc;
}

const PATHS = [
  ...FIELDS,
  'n',
  't',
  'a.x',
  'b.y',
  'c.x',
  'list.x',
  'list.y',
  'nums',
  'list',
  'a.0',
  'nums.1',
  'list.0.x',
];

export function condition(random: Random): unknown {
  switch (random.int(16)) {
    case 0:
      return { $gt: scalar(random) };
    case 1:
      return { $gte: scalar(random) };
    case 2:
      return { $lt: scalar(random) };
    case 3:
      return { $lte: scalar(random) };
    case 4:
      return { $ne: value(random) };
    case 5:
      return { $in: [scalar(random), scalar(random), scalar(random)] };
    case 6:
      return { $nin: [scalar(random), scalar(random)] };
    case 7:
      return { $exists: random.chance(0.5) };
    case 8:
      return {
        $type: random.pick(['string', 'number', 'object', 'array', 'bool', 'date', 'null', 'objectId']),
      };
    case 9:
      return { $gte: random.int(3), $lt: random.int(8) };
    case 10:
      return random.pick([
        { $size: random.int(3) },
        { $mod: [2, random.int(2)] },
        { $regex: random.pick(['^a', 'b', '^A']) },
      ]);
    case 11:
      return {
        $elemMatch: random.chance(0.5) ? { $gte: random.int(3), $lt: random.int(6) } : { x: scalar(random) },
      };
    case 12:
      return { $all: [scalar(random)] };
    case 13:
      return { $not: { $gt: scalar(random) } };
    case 14:
      return { $gte: random.pick(DATES), $lt: random.pick(DATES) };
    default:
      return value(random);
  }
}

function clause(random: Random): Doc {
  const path = random.pick(PATHS);
  if (path === 'list' && random.chance(0.6))
    return { list: { $elemMatch: { x: condition(random), y: condition(random) } } };
  return { [path]: condition(random) };
}

export function filter(random: Random, depth = 0): Doc {
  const kind = random.int(10);
  if (depth < 2 && kind === 0) return { $or: [filter(random, depth + 1), filter(random, depth + 1)] };
  if (depth < 2 && kind === 1) return { $and: [filter(random, depth + 1), filter(random, depth + 1)] };
  if (depth < 2 && kind === 2) return { $nor: [filter(random, depth + 1)] };
  if (kind === 3) return { ...clause(random), $or: [clause(random), clause(random)] };
  if (kind < 7) return { ...clause(random), ...clause(random) };
  return clause(random);
}

export function sort(random: Random): Record<string, 1 | -1> {
  const paths = random.some(['a', 'b', 'n', 't', 'c', 'a.x'], 1).slice(0, 2);
  const spec: Record<string, 1 | -1> = {};
  for (const path of paths) if (!('a' in spec && path === 'a.x')) spec[path] = random.chance(0.5) ? 1 : -1;
  // _id last makes the order total, so that answers can be compared one to one
  return { ...spec, _id: random.chance(0.5) ? 1 : -1 };
}

function projection(random: Random): Doc {
  switch (random.int(5)) {
    case 0:
      return { a: 1, 'list.x': 1 };
    case 1:
      return { b: 0, 'c.x': 0 };
    case 2:
      return { _id: 0, n: 1, t: 1 };
    case 3:
      return { nums: { $slice: random.pick([1, -2, 2]) }, n: 1 };
    default:
      return { list: { $elemMatch: { x: { $gt: random.int(3) } } }, n: 1 };
  }
}

export function findCase(random: Random): FindCase {
  const found: FindCase = { kind: 'find', filter: filter(random) };
  if (random.chance(0.6)) found.sort = sort(random);
  if (found.sort && random.chance(0.4)) found.limit = 1 + random.int(20);
  if (found.sort && random.chance(0.2)) found.skip = random.int(10);
  if (random.chance(0.25)) found.projection = projection(random);
  return found;
}
