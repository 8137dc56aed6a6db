import { readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { say } from './console.mjs';
import { inRoot } from './paths.mjs';
import { run } from './programs.mjs';
import { expectResult, reportFile, saveResult } from './results.mjs';

const LINES_OF_A_MESSAGE = 6;

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
      failures: [
        ...broken.map(({ name, message }) => failure(name, [], message)),
        ...report.testResults.flatMap(({ name, assertionResults }) =>
          assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ fullName, failureMessages }) => failure(name, [fullName], failureMessages[0])),
        ),
      ],
    };
  });
}

/** Playwright tests of the dashboard in Chromium, against a system of their own. */
export async function playwright(name, config, env = {}) {
  say(`Running ${name}`);
  const args = ['playwright', 'test', `--config=${config}`, '--reporter=list,json'];
  const report = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(name), ...env };
  await runner(name, args, report, ({ stats, errors, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors.length > 0 ? 1 : 0),
    skipped: stats.skipped,
    failures: [
      ...errors.map(({ message, location }) => failure(location?.file ?? config, [], message)),
      ...suites.flatMap((suite) => failedSpecs(suite, [])),
    ],
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
    const { passed, failed, skipped, failures } = count(JSON.parse(readFileSync(file, 'utf8')));
    const remark = skipped ? `${skipped} skipped` : ok || failed ? undefined : 'the runner itself failed';
    return { passed, failed: ok ? failed : Math.max(failed, 1), remark, failures };
  } catch (error) {
    return { passed: 0, failed: 1, remark: `no report: ${error.message}` };
  }
}

/** Specs of a Playwright suite that did not pass, those of the suites within it included. */
function failedSpecs({ title, specs = [], suites = [] }, above) {
  const titles = [...above, title];
  return [
    ...specs
      .filter(({ ok }) => !ok)
      .map((spec) => {
        const error = spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error;
        return failure(spec.file, [...titles.slice(1), spec.title], error?.message);
      }),
    ...suites.flatMap((suite) => failedSpecs(suite, titles)),
  ];
}

/** A line or a few: where, what, and how its message begins. */
function failure(file, titles, message = '') {
  const words = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() && !line.includes('node_modules'))
    .slice(0, LINES_OF_A_MESSAGE);
  return [[relative(inRoot('.'), file), ...titles].join(' › '), ...words.map((line) => `    ${line}`)].join(
    '\n',
  );
}

function hasFailed(tests) {
  return tests.some(({ status }) => status === 'failed');
}
