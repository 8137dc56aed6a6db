import { type Document, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { checkExpression } from '../evaluate/check-expression.js';
import { sortFields } from '../evaluate/sort.js';
import { normalizeFilter } from '../match/filter.js';
import { isNumeric, toDouble } from '../values/numbers.js';

type Check = (operand: unknown) => void;

const expression: Check = checkExpression;

/** The stages that are done, each with what it makes of its operand before anything runs. */
const STAGES: Record<string, Check> = {
  $match: (operand) => void normalizeFilter(operand),
  $project: expressions,
  $addFields: expressions,
  $set: expressions,
  $unset: () => undefined,
  $sort: (operand) => {
    if (!isDocument(operand)) throw new MongoError(15973, 'the $sort key specification must be an object');
    sortFields(operand);
  },
  $limit: positive('$limit', 1),
  $skip: positive('$skip', 0),
  $group: expressions,
  $unwind: unwind,
  $lookup: lookup,
  $facet: (operand) => {
    if (!isDocument(operand))
      throw new MongoError(40169, 'the $facet specification must be a non-empty object');
    for (const pipeline of Object.values(operand)) checkPipeline(pipeline, true);
  },
  $count: (operand) => {
    if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
      throw new MongoError(40156, 'the count field must be a non-empty string without $ and .');
    }
  },
  $sortByCount: expression,
  $replaceRoot: expressions,
  $replaceWith: expression,
  $bucket: bucket,
  $sample: (operand) => {
    if (!isDocument(operand) || !isNumeric(operand.size))
      throw new MongoError(28745, '$sample needs a numeric size');
  },
  $unionWith: (operand) => {
    if (isDocument(operand) && operand.pipeline !== undefined) checkPipeline(operand.pipeline);
  },
};

/** Stages MongoDB has and this server refuses. */
export const REFUSED_STAGES = new Set([
  '$out',
  '$merge',
  '$geoNear',
  '$graphLookup',
  '$setWindowFields',
  '$densify',
  '$fill',
  '$bucketAuto',
  '$redact',
  '$documents',
  '$indexStats',
  '$collStats',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$planCacheStats',
  '$changeStream',
  '$changeStreamSplitLargeEvent',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$rankFusion',
  '$querySettings',
]);

/** Refuses a pipeline that would not be run as MongoDB runs it, before it reads anything. */
export function checkPipeline(pipeline: unknown, inFacet = false): asserts pipeline is Document[] {
  if (!Array.isArray(pipeline))
    throw new MongoError('TypeMismatch', "'pipeline' must be an array of documents");
  for (const stage of pipeline) {
    const names = isDocument(stage) ? Object.keys(stage) : [];
    const name = names[0];
    if (name === undefined || names.length !== 1) {
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    if (REFUSED_STAGES.has(name)) throw notImplemented(name);
    const check = STAGES[name];
    if (!check) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
    if (inFacet && name === '$facet')
      throw new MongoError(40600, '$facet is not allowed to be used within a $facet stage');
    check((stage as Document)[name]);
  }
}

function expressions(operand: unknown): void {
  if (!isDocument(operand)) throw new MongoError(40272, 'the stage specification must be an object');
  Object.values(operand).forEach(checkExpression);
}

function positive(name: string, least: number): Check {
  return (operand) => {
    if (!isNumeric(operand) || !Number.isInteger(toDouble(operand)) || toDouble(operand) < least) {
      throw new MongoError(
        least === 1 ? 15958 : 5107200,
        `invalid argument to ${name} stage: ${String(operand)}`,
      );
    }
  };
}

function onlyFields(stage: string, operand: unknown, known: string[]): asserts operand is Document {
  if (!isDocument(operand))
    throw new MongoError('FailedToParse', `the ${stage} specification must be an object`);
  const other = Object.keys(operand).find((field) => !known.includes(field));
  if (other) throw new MongoError('FailedToParse', `unrecognized option to ${stage}: ${other}`);
}

function unwind(operand: unknown): void {
  if (typeof operand !== 'string')
    onlyFields('$unwind', operand, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays']);
  const path = typeof operand === 'string' ? operand : (operand as Document).path;
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) {
    throw new MongoError(
      28818,
      `path option to $unwind stage should be prefixed with a '$': ${String(path)}`,
    );
  }
}

function lookup(operand: unknown): void {
  onlyFields('$lookup', operand, ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']);
  if (typeof operand.as !== 'string') throw new MongoError('FailedToParse', "$lookup needs 'as'");
  if (typeof operand.from !== 'string') throw notImplemented("$lookup without a collection's name in 'from'");
  const byField = [operand.localField, operand.foreignField].filter((field) => field !== undefined).length;
  if (byField === 1 || (byField === 0 && operand.pipeline === undefined)) {
    throw new MongoError('FailedToParse', '$lookup requires both or neither of localField and foreignField');
  }
  if (operand.let !== undefined) expressions(operand.let);
  if (operand.pipeline !== undefined) checkPipeline(operand.pipeline);
}

function bucket(operand: unknown): void {
  onlyFields('$bucket', operand, ['groupBy', 'boundaries', 'default', 'output']);
  checkExpression(operand.groupBy);
  if (!Array.isArray(operand.boundaries) || operand.boundaries.length < 2) {
    throw new MongoError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  }
  if (operand.output !== undefined) expressions(operand.output);
}
