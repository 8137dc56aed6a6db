import { expect, test } from '@playwright/test';
import { makeBigClip } from './support/big-clip.ts';
import { watchMemory } from './support/memory.ts';
import { startOwnSystem, type OwnSystem } from './support/own-system.ts';
import { MAKER } from './support/people.ts';
import { TaggingPage } from './tagging-page.ts';

const MIB = 2 ** 20;
const SIZE = Number(process.env.SIZE ?? 2 ** 31);
const MOST_BYTES = 300e6;
const TAG_ID = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/;

let system: OwnSystem;
test.beforeAll(async () => {
  system = await startOwnSystem();
});
test.afterAll(() => system.stop());

test(`a file of ${Math.round(SIZE / MIB)} MiB is tagged, and no process of ours holds more than ${MOST_BYTES / 1e6} MB`, async ({
  page,
}) => {
  const clip = await makeBigClip('feature_film.mp4', SIZE);
  const tagging = await TaggingPage.openAs(page, MAKER, system.url);
  await tagging.choose('7398888478508941313', 'Holiday Boost 2026');
  const memory = watchMemory(system.pid);
  const began = Date.now();
  await tagging.pick(page.getByRole('button', { name: 'Upload videos' }), [clip.path]);
  await tagging.submit.click();
  await tagging.expectStates({ 'feature_film.mp4': TAG_ID });
  const seconds = (Date.now() - began) / 1000;
  const maxima = memory.stop();
  await clip.remove();

  console.log(`${(SIZE / MIB).toFixed(0)} MiB from the browser to tagged in ${seconds.toFixed(0)} s`);
  console.log('Most anonymous memory at once (RssAnon, each second):');
  for (const [name, bytes] of maxima) console.log(`  ${name.padEnd(16)} ${(bytes / 1e6).toFixed(0)} MB`);
  expect([...maxima.keys()]).toEqual(expect.arrayContaining(['api', 'uploads', 'worker', 'local-stack']));
  expect([...maxima].filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
});
