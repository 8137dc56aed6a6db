import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot, root } from './paths.mjs';

const running = new Set();

/**
 * Runs a program to its end: `{ok, output}`. With `onLine` its lines go there, with `show` straight to the console,
 * with neither they are only kept, for the case that it fails.
 */
export function run(command, args, { env = {}, onLine, show = false } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...toolEnv(), ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    // A group of its own: turbo's and npx's own children are ended with it.
    detached: true,
  });
  const lines = [];
  for (const stream of [child.stdout, child.stderr].filter(Boolean)) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  watchSignals(child);
  return new Promise((resolve) => {
    const ended = (ok) => {
      unwatchSignals(child);
      resolve({ ok, output: lines.join('\n') });
    };
    child.on('error', (error) => {
      lines.push(error.message);
      ended(false);
    });
    child.on('close', (code) => ended(code === 0));
  });
}

export function findProgram(...names) {
  const dirs = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => dirs.map((dir) => join(dir, name))).find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** turbo looks for pnpm on the PATH; nothing of ours calls home. */
function toolEnv() {
  return {
    ...process.env,
    PATH: inRoot('node_modules', '.bin') + delimiter + process.env.PATH,
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    npm_config_update_notifier: 'false',
  };
}

// The listeners are there only while a program runs: afterwards a signal belongs to the system that was started.
function watchSignals(child) {
  if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, endAll);
  running.add(child);
}

function unwatchSignals(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, endAll);
}

function endAll(signal) {
  for (const { pid } of running) if (pid) process.kill(-pid, 'SIGTERM');
  process.exit(signal === 'SIGINT' ? 130 : 143);
}
