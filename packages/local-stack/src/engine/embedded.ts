import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodeProgram, startChild } from '../processes/child.js';
import type { Part } from '../processes/part.js';
import type { EngineOptions } from './engine.js';

export const embeddedUrl = (port: number) => `mongodb://127.0.0.1:${port}/smarttag?directConnection=true`;

/** Its own process, as a real server would be: what fills its event loop must not fill ours. */
export function embeddedPart({ dataDir, port, onLine }: EngineOptions): Part {
  // Not `import.meta.resolve`: a test runner that loads this file itself does not have it.
  const entry = createRequire(import.meta.url).resolve('@smarttag/embedded-mongo');
  const main = join(dirname(entry), 'main.js');
  let becomeReady: () => void = () => undefined;
  let ready: Promise<void>;
  return {
    name: 'mongo',
    async start() {
      await mkdir(dataDir, { recursive: true });
      ready = new Promise((resolve) => (becomeReady = resolve));
      return startChild({
        name: 'mongo',
        ...nodeProgram(main, '--data-dir', dataDir, '--port', String(port)),
        onLine: (line) => {
          if (line.startsWith('{"ready":true')) becomeReady();
          onLine?.(line);
        },
      });
    },
    async ready(child) {
      const how = await Promise.race([ready, child.exited]);
      if (how) throw new Error(`embedded-mongo ended with ${how} before it was ready`);
    },
  };
}
