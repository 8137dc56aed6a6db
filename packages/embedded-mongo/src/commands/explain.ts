import { type Document, isDocument } from '../bson-codec.js';
import { MongoError, notImplemented } from '../errors.js';
import { normalizeFilter } from '../match/filter.js';
import { checkPipeline } from '../pipeline/check.js';
import { leading } from '../pipeline/run.js';
import { type IndexScan } from '../plan/candidate.js';
import { choosePlan, type Plan } from '../plan/choose.js';
import { findRows, type FindQuestion } from '../read/find.js';
import { timeLimit } from '../read/row-source.js';
import { inSlices } from '../read/slices.js';
import { type Collection } from '../store/catalog.js';
import { type Snapshot } from '../store/snapshot.js';
import { type KeyField } from '../values/key-values.js';
import { collectionName, count } from './arguments.js';
import { type CommandContext } from './context.js';
import { countKeys } from './counts.js';
import { findQuestion, withSnapshot } from './reads.js';

interface Explained {
  collection: string;
  question: FindQuestion & { hint?: unknown };
  /** a count, which needs no documents where bounds decide */
  counting?: boolean;
  /** stages of a pipeline that follow */
  rest?: Document[];
}

/** explain: the plan, and what running it examined. */
export function explain(context: CommandContext): Promise<Document> {
  const { body, db } = context;
  const command = body.explain as unknown;
  if (!isDocument(command)) throw new MongoError('TypeMismatch', "BSON field 'explain' is the wrong type");
  const asked = askedBy(command);
  const verbosity = (body.verbosity ?? 'allPlansExecution') as string;
  return withSnapshot(context, async (snapshot) => {
    const collection = snapshot.collection(db, asked.collection);
    const plan: Plan | undefined = collection && choosePlan(collection, asked.question);
    const queryPlanner = {
      namespace: `${db}.${asked.collection}`,
      parsedQuery: asked.question.filter,
      winningPlan: plan ? winningPlan(plan, asked) : { stage: 'EOF' },
      rejectedPlans: [],
    };
    const reply: Document = { explainVersion: '1', queryPlanner };
    if (verbosity !== 'queryPlanner') {
      reply.executionStats = await execute(snapshot, collection, plan, asked, count(command, 'maxTimeMS', 0));
    }
    const serverInfo = { host: '127.0.0.1', version: '7.0.0', gitVersion: 'embedded-mongo' };
    return { ...reply, command, serverInfo, ok: 1 };
  });
}

function askedBy(command: Document): Explained {
  const [name = ''] = Object.keys(command);
  switch (name) {
    case 'find':
      return { collection: collectionName(command, name), question: findQuestion(command) };
    case 'count':
      return {
        collection: collectionName(command, name),
        question: { filter: normalizeFilter(command.query ?? {}), skip: 0, limit: 0, hint: command.hint },
        counting: true,
      };
    case 'distinct':
      return {
        collection: collectionName(command, name),
        question: { filter: normalizeFilter(command.query ?? {}), skip: 0, limit: 0, hint: command.hint },
      };
    case 'aggregate': {
      checkPipeline(command.pipeline);
      const { question, rest } = leading(command.pipeline);
      return {
        collection: collectionName(command, name),
        question: { ...question, hint: command.hint },
        rest,
      };
    }
    case 'update':
    case 'delete': {
      const [order] = (command.updates ?? command.deletes) as Document[];
      const question = {
        filter: normalizeFilter(order?.q ?? {}),
        skip: 0,
        limit: 0,
        hint: order?.hint as unknown,
      };
      return { collection: collectionName(command, name), question };
    }
    default:
      throw notImplemented(`explain of ${name}`);
  }
}

async function execute(
  snapshot: Snapshot,
  collection: Collection | undefined,
  plan: Plan | undefined,
  { question, counting }: Explained,
  maxTimeMS: number,
): Promise<Document> {
  const statistics = { keysExamined: 0, documentsExamined: 0 };
  const start = performance.now();
  let nReturned = 0;
  if (collection && plan?.kind === 'index' && plan.exact && counting) {
    nReturned = await countKeys(snapshot, plan.ranges);
    statistics.keysExamined = nReturned;
  } else if (collection && plan) {
    await inSlices(
      findRows(snapshot, collection, plan, question, statistics),
      (row) => {
        if (row) nReturned += 1;
        return true;
      },
      timeLimit(maxTimeMS),
    );
  }
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: statistics.keysExamined,
    totalDocsExamined: statistics.documentsExamined,
    executionStages: plan ? winningPlan(plan, { collection: '', question, counting }) : { stage: 'EOF' },
  };
}

/** The plan as a tree of stages, named as MongoDB names them. */
function winningPlan(plan: Plan, { question, counting, rest }: Explained): Document {
  let tree = accessStage(plan, question, counting ?? false);
  if (question.sort?.length && !plan.sorted) {
    tree = { stage: 'SORT', sortPattern: pattern(question.sort), memLimit: 104857600, inputStage: tree };
  }
  if (question.skip) tree = { stage: 'SKIP', skipAmount: question.skip, inputStage: tree };
  if (question.limit) tree = { stage: 'LIMIT', limitAmount: question.limit, inputStage: tree };
  if (rest?.length)
    tree = { stage: 'PIPELINE', stages: rest.map((stage) => Object.keys(stage)[0]), inputStage: tree };
  return tree;
}

function accessStage(plan: Plan, { filter }: FindQuestion, counting: boolean): Document {
  const remaining = plan.exact ? {} : { filter };
  if (plan.kind === 'collection') {
    if (counting && plan.exact) return { stage: 'RECORD_STORE_FAST_COUNT' };
    return { stage: 'COLLSCAN', ...remaining, direction: plan.backwards ? 'backward' : 'forward' };
  }
  if (plan.kind === 'union') {
    return {
      stage: 'FETCH',
      ...remaining,
      inputStage: { stage: 'OR', inputStages: plan.branches.map(scanStage) },
    };
  }
  if (counting && plan.exact) return { ...scanStage(plan), stage: 'COUNT_SCAN' };
  const scan = plan.merged ? { stage: 'SORT_MERGE', inputStage: scanStage(plan) } : scanStage(plan);
  return { stage: 'FETCH', ...remaining, inputStage: scan };
}

function scanStage(scan: IndexScan): Document {
  return {
    stage: 'IXSCAN',
    keyPattern: scan.index.spec.key as Document,
    indexName: scan.index.name,
    isMultiKey: scan.repeats,
    isUnique: scan.index.unique,
    isSparse: scan.index.sparse,
    isPartial: scan.index.partial !== undefined,
    direction: scan.backwards ? 'backward' : 'forward',
    ranges: scan.ranges.length,
  };
}

function pattern(sort: KeyField[]): Document {
  return Object.fromEntries(sort.map((field) => [field.path, field.descending ? -1 : 1]));
}
