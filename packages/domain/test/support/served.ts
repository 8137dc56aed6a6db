import type { Connection } from 'mongoose';
import { expect } from 'vitest';
import { explainRead } from './explain.js';

/** Of the database that a test file opens: the plan of one read reads this index alone and examines at most so many documents. */
export const servedOn =
  (connection: () => Connection) =>
  async (read: () => Promise<unknown>, index: RegExp, documents: number): Promise<void> => {
    const plan = await explainRead(connection(), read);
    expect(plan.stages).not.toContain('COLLSCAN');
    expect(plan.indexes).toEqual([expect.stringMatching(index)]);
    expect(plan.documentsExamined).toBeLessThanOrEqual(documents);
  };
