import { join } from 'node:path';
import { recordProgram } from '../data-dir/claim.js';
import type { DataDir } from '../data-dir/layout.js';
import type { Part } from '../processes/part.js';
import { supervise, type Supervised } from '../processes/supervise.js';
import { UserFacingError } from '../user-facing-error.js';
import type { Closers } from './closers.js';

export interface RunPartsOptions {
  readonly dir: DataDir;
  readonly closers: Closers;
  readonly say: (line: string) => void;
  /** How long each may take to stop by itself. */
  readonly graceMs: number;
}

/** Starts parts together, waits until all are ready, and stops them together. */
export async function runParts(parts: readonly Part[], options: RunPartsOptions): Promise<Supervised[]> {
  const { dir, say, graceMs } = options;
  const running = parts.map((part) =>
    supervise(part, { say, onReady: (child) => recordProgram(dir, part.name, child.pid) }),
  );
  options.closers.add(async () => {
    await Promise.all(running.map((part) => part.stop(graceMs)));
  });
  const results = await Promise.allSettled(running.map((part) => part.ready));
  const failed = results.findIndex((result) => result.status === 'rejected');
  if (failed >= 0) throw explained(results[failed] as PromiseRejectedResult, running[failed]!.name, dir);
  return running;
}

function explained({ reason }: PromiseRejectedResult, name: string, dir: DataDir): UserFacingError {
  return new UserFacingError(`${(reason as Error).message}. Its log: ${join(dir.logs, `${name}.log`)}`, {
    cause: reason,
  });
}
