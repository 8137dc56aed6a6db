import { mkdirSync } from 'node:fs';
import { say } from './console.mjs';
import { inRoot } from './paths.mjs';
import { run } from './programs.mjs';
import { expectResult, saveResult } from './results.mjs';

const CHECKS = {
  lint: ['eslint', '.', '--max-warnings=0', '--cache', '--cache-location=.cache/eslint'],
  format: ['prettier', '--check', '.', '--log-level=warn', '--cache', '--cache-location=.cache/prettier'],
  types: ['turbo', 'run', 'types', '--output-logs=errors-only', '--ui=stream'],
  arrows: ['depcruise', '--config=.dependency-cruiser.cjs', '--output-type=err', 'apps', 'packages'],
};

/** Lint, format, types and the arrows between packages, side by side. */
export async function check() {
  mkdirSync(inRoot('.cache'), { recursive: true });
  say('Checking lint, format, types and arrows');
  await Promise.all(Object.entries(CHECKS).map(([name, command]) => one(name, command)));
}

async function one(name, [program, ...args]) {
  expectResult(name);
  const { ok, output } = await run(program, args);
  // A check is not a test: it counts only when it fails.
  saveResult(name, { passed: 0, failed: ok ? 0 : 1 });
  say(`  ${name} ${ok ? 'ok' : 'FAILED'}`);
  if (!ok) console.error(output);
}
