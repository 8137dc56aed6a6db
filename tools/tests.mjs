import { readFileSync, rmSync } from 'node:fs';
import { say } from './console.mjs';
import { run } from './programs.mjs';
import { expectResult, reportFile, saveResult } from './results.mjs';

/** A run of vitest; `args` narrow it to projects or files. */
export async function vitest(name, args = [], env = {}) {
  say(`Running ${name}`);
  const output = [`--reporter=default`, `--reporter=json`, `--outputFile.json=${reportFile(name)}`];
  await runner(name, ['vitest', 'run', ...output, ...args], env, (report) => {
    const passed = report.numPassedTests;
    // A file that cannot be loaded has no tests that could fail.
    const broken = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !hasFailed(assertionResults),
    );
    return {
      passed,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });
}

/** Playwright tests of the dashboard in Chromium, against a system of their own. */
export async function playwright(name, config, env = {}) {
  say(`Running ${name}`);
  const args = ['playwright', 'test', `--config=${config}`, '--reporter=list,json'];
  const report = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(name), ...env };
  await runner(name, args, report, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors.length > 0 ? 1 : 0),
    skipped: stats.skipped,
  }));
}

async function runner(name, [program, ...args], env, count) {
  expectResult(name);
  const file = reportFile(name);
  rmSync(file, { force: true });
  const { ok } = await run(program, args, { env, show: true });
  saveResult(name, counted(file, count, ok));
}

function counted(file, count, ok) {
  try {
    const { passed, failed, skipped } = count(JSON.parse(readFileSync(file, 'utf8')));
    const remark = skipped ? `${skipped} skipped` : ok || failed ? undefined : 'the runner itself failed';
    return { passed, failed: ok ? failed : Math.max(failed, 1), remark };
  } catch (error) {
    return { passed: 0, failed: 1, remark: `no report: ${error.message}` };
  }
}

function hasFailed(tests) {
  return tests.some(({ status }) => status === 'failed');
}
