import type { Doc } from './server-process.js';

export interface Explained {
  queryPlanner: { winningPlan: Doc };
  executionStats: { totalKeysExamined: number; totalDocsExamined: number; nReturned: number };
}

/** The stages of a plan from the top down, and the index it reads. */
export function planOf({ queryPlanner }: Explained): { stages: string[]; indexName?: string } {
  const stages: string[] = [];
  let node: Doc | undefined = queryPlanner.winningPlan;
  let indexName: string | undefined;
  while (node) {
    stages.push(node.stage as string);
    indexName = (node.indexName as string | undefined) ?? indexName;
    node = node.inputStage as Doc | undefined;
  }
  return { stages, indexName };
}

export async function explained(cursor: {
  explain(verbosity: 'executionStats'): Promise<Doc>;
}): Promise<Explained> {
  return (await cursor.explain('executionStats')) as unknown as Explained;
}
