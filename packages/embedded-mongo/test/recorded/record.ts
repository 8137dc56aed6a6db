import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EJSON } from 'bson';
import { type Doc } from '../support/server-process.js';
import { tableOf } from './features.js';

const RECORD = fileURLToPath(new URL('./requests.jsonl', import.meta.url));
const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const SECTION = /(<!-- recorded -->\n)[^]*?(\n<!-- end of recorded -->)/;

/** The requests that were kept, in the order they were sent. */
export function readRecord(): Doc[] {
  if (!existsSync(RECORD)) return [];
  const lines = readFileSync(RECORD, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => EJSON.parse(line) as Doc);
}

export function readTable(): string | undefined {
  return SECTION.exec(readFileSync(README, 'utf8'))?.[0].split('\n').slice(1, -1).join('\n');
}

export function writeRecord(commands: Doc[]): void {
  writeFileSync(RECORD, commands.map((command) => `${EJSON.stringify(command)}\n`).join(''));
  const readme = readFileSync(README, 'utf8');
  writeFileSync(
    README,
    readme.replace(SECTION, (_all, start, end) => `${start}${tableOf(commands)}${end}`),
  );
}
