import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { correctedAccumulators } from './accumulators.js';
import { correctedExpressions } from './expressions.js';
import { correctedQueries } from './queries.js';
import { correctedStages } from './stages.js';

let made: Context | undefined;

/** mingo's operators, with ours in the place of those that order or compare otherwise than MongoDB does. */
export function context(): Context {
  made ??= Context.init({
    query: { ...queries, ...correctedQueries },
    expression: { ...expressions, ...correctedExpressions },
    accumulator: { ...accumulators, ...correctedAccumulators },
    pipeline: { ...stages, ...correctedStages },
    projection: { ...projections },
    window: { ...windows },
  } as unknown as Parameters<typeof Context.init>[0]);
  return made;
}
