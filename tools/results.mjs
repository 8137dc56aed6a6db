import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const dir = inRoot('.cache', 'results');

/** The steps of this command; .ci/run adds up those of several. */
const steps = [];

/** Written before a step runs: one that dies without counting has failed. */
export function expectResult(name) {
  mkdirSync(dir, { recursive: true });
  steps.push(name);
  saveResult(name, { passed: 0, failed: 1, remark: 'did not finish' });
}

export function saveResult(name, result) {
  writeFileSync(fileOf(name), JSON.stringify(result));
}

export function clearResults() {
  rmSync(dir, { recursive: true, force: true });
}

export function readResults() {
  mkdirSync(dir, { recursive: true });
  const files = readdirSync(dir, { withFileTypes: true }).filter((entry) =>
    entry.name.endsWith('.result.json'),
  );
  return files.map(({ name }) => ({
    name: name.replace('.result.json', ''),
    ...JSON.parse(readFileSync(inRoot('.cache', 'results', name), 'utf8')),
  }));
}

/** Where a test runner writes its own report. */
export function reportFile(name) {
  return inRoot('.cache', 'results', `${name}.report.json`);
}

/** Prints a line for each step of this command; gives its exit code. */
export function summary() {
  const results = readResults().filter(({ name }) => steps.includes(name));
  console.log();
  for (const { name, passed, failed, remark } of results) {
    const counts =
      [passed && `${passed} passed`, failed && `${failed} failed`].filter(Boolean).join(', ') || 'ok';
    console.log(`  ${failed ? '✗' : '✓'} ${name.padEnd(24)} ${counts}${remark ? ` (${remark})` : ''}`);
  }
  showFailures(results);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** Again at the end, where one looks first. */
export function showFailures(results) {
  for (const { name, failures = [] } of results) {
    for (const failure of failures) console.log(`\n  ✗ ${name}: ${failure}`);
  }
}

function fileOf(name) {
  return inRoot('.cache', 'results', `${name}.result.json`);
}
