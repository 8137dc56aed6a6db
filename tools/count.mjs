import { readResults, showFailures } from './results.mjs';

/** The sum of all steps as the last line, after what failed. A command that failed without a count is one failure. */
const commandFailed = process.argv[2] !== '0';
const results = readResults();
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const failed = Math.max(sum('failed'), commandFailed || results.length === 0 ? 1 : 0);
showFailures(results);
console.log(`${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
