import { type Document, isDocument } from '../bson-codec.js';
import { notImplemented } from '../errors.js';
import { normalizeFilter } from '../match/filter.js';
import { type Variables } from '../match/compile.js';
import { checkPipeline } from '../pipeline/check.js';
import { toDouble } from '../values/numbers.js';
import { encode } from '../bson-codec.js';
import { cursorReply } from '../wire/cursor-reply.js';
import { collectionName, count } from './arguments.js';
import { type CommandContext } from './context.js';
import { countDocuments, type CountQuestion } from './counts.js';
import { checkBatchSize, withSnapshot } from './reads.js';

const BATCH_BYTES = 16 * 1024 * 1024;

/** aggregate: on a pipeline thread, save for the pipeline that only counts, which an index may answer at once. */
export async function aggregate(context: CommandContext): Promise<Uint8Array> {
  const { body, bodyBytes, db } = context;
  if (body.aggregate === 1) throw notImplemented('aggregate without a collection');
  const name = collectionName(body, 'aggregate');
  const ns = `${db}.${name}`;
  const most = checkBatchSize(body.cursor);
  const stages = body.pipeline as unknown;
  checkPipeline(stages);
  const maxTimeMS = count(body, 'maxTimeMS', 0);
  const counting = countOnly(stages, body, maxTimeMS);
  if (counting) return countReply(context, ns, name, counting);
  const { documents, done, source } = await context.pipelines.open(db, bodyBytes, {
    most,
    bytes: BATCH_BYTES,
    maxTimeMS,
  });
  return cursorReply('firstBatch', ns, done ? 0 : context.cursors.add(ns, source), documents);
}

/** The pipeline drivers send for countDocuments: `$match`, `$skip`, `$limit`, `$group: {_id: 1, n: {$sum: 1}}`. */
function countOnly(stages: Document[], body: Document, maxTimeMS: number): CountQuestion | undefined {
  const rest = [...stages];
  const take = (stage: string) =>
    rest[0] && stage in rest[0] ? (rest.shift()![stage] as unknown) : undefined;
  const filter = take('$match');
  const skip = take('$skip');
  const limit = take('$limit');
  const group = take('$group');
  if (rest.length > 0 || !isDocument(group) || Object.keys(group).join() !== '_id,n') return undefined;
  const constant = typeof group._id === 'number' || group._id === null;
  if (!constant || !isDocument(group.n) || toDouble(group.n.$sum ?? 0) !== 1) return undefined;
  return {
    filter: normalizeFilter(filter ?? {}),
    skip: toDouble(skip ?? 0),
    limit: toDouble(limit ?? 0),
    hint: body.hint as unknown,
    variables: body.let as Variables | undefined,
    maxTimeMS,
  };
}

async function countReply(
  context: CommandContext,
  ns: string,
  name: string,
  question: CountQuestion,
): Promise<Uint8Array> {
  const n = await withSnapshot(context, (snapshot) => countDocuments(snapshot, context.db, name, question));
  const pipeline = context.body.pipeline as Document[];
  const _id = (pipeline.at(-1)!.$group as Document)._id as unknown;
  return cursorReply('firstBatch', ns, 0, n > 0 ? [encode({ _id, n })] : []);
}
