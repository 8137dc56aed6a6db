import { join } from 'node:path';
import { repositoryDir } from '../data-dir/layout.js';
import { inheritedEnv, nodeProgram, startChild } from '../processes/child.js';
import type { Closers } from './closers.js';

export interface ScriptOptions {
  readonly name: string;
  /** Path of a built file in the repository. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly closers: Closers;
  readonly onLine: (line: string) => void;
}

/** Runs a built script of another package to its end and gives back the lines it wrote. */
export async function runScript(options: ScriptOptions): Promise<string[]> {
  const lines: string[] = [];
  const child = await startChild({
    name: options.name,
    ...nodeProgram(join(repositoryDir, options.file), ...(options.args ?? [])),
    env: { ...inheritedEnv(), ...options.env },
    onLine: (line) => {
      lines.push(line);
      options.onLine(line);
    },
  });
  options.closers.add(() => child.stop(500));
  const how = await child.exited;
  if (how !== 'exit code 0') throw new Error(`${options.name} ended with ${how}: ${lines.at(-1) ?? ''}`);
  return lines;
}
