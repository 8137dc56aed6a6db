import { join } from 'node:path';
import { repositoryDir } from '../data-dir/layout.js';
import { inheritedEnv, nodeProgram, startChild } from '../processes/child.js';
import type { Part } from '../processes/part.js';
import { waitFor } from '../processes/wait-for.js';

export type AppName = 'api' | 'uploads' | 'worker';
export const APP_NAMES: readonly AppName[] = ['api', 'uploads', 'worker'];

export interface AppOptions {
  readonly name: AppName;
  readonly port: number;
  /** On top of our own environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

export const appUrl = (port: number) => `http://127.0.0.1:${port}`;

export function appPart({ name, port, env, onLine }: AppOptions): Part {
  return {
    name,
    start: () =>
      startChild({
        name,
        ...nodeProgram(join(repositoryDir, 'apps', name, 'dist', 'main.js')),
        env: { ...inheritedEnv(), NODE_ENV: 'production', ...env, HOST: '127.0.0.1', PORT: String(port) },
        onLine,
      }),
    ready: (child) =>
      waitFor(async () => (await fetch(`${appUrl(port)}/health`)).ok, {
        what: name,
        timeoutMs: 60_000,
        child,
      }),
  };
}
