import { dataDirOf, wantsSamples } from './settings.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './stack/demo.js';
import { startStack, type Stack } from './stack/start-stack.js';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const DEFAULT_PORT = 4_000;

/** `npm start`: runs the system until it is told to stop. */
export async function start(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const stopping = new AbortController();
  const told = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  const stop = () => stopping.abort();
  // Ctrl-C reaches us twice, from the terminal and from npm: the second one changes nothing.
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  if (env.npm_lifecycle_event) stopWithParent(stop);

  try {
    const stack = await startStack({
      dataDir: dataDirOf(env),
      port: Number(env.PORT || DEFAULT_PORT),
      host: env.HOST,
      samples: wantsSamples(env),
      env,
      say,
      signal: stopping.signal,
    });
    announce(stack, env, say);
    await told;
    say('Stopping …');
    await stack.stop();
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
}

/** npm killed by force tells us nothing; that we are handed to another parent does. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500);
  watch.unref();
}

function announce(stack: Stack, env: NodeJS.ProcessEnv, say: (line: string) => void): void {
  say(`SmartTag is ready: ${stack.url}`);
  if (stack.seeded) {
    for (const { email, who } of DEMO_ACCOUNTS) say(`  ${email.padEnd(27)} ${who}`);
    say(`  The password of each is ${DEMO_PASSWORD}`);
  }
  if (wantsSamples(env)) say(`Sample videos to try it with: ${stack.samplesDir}`);
  say('Ctrl-C stops it.');
}
