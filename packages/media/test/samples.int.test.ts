import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';

import { probe } from '../src/index.js';
import { renderScene } from '../src/samples/render-scene.js';
import { SCENES } from '../src/samples/scenes.js';
import { writeTemporary } from './support/files.js';

const SAMPLES = new URL('../dist/samples.js', import.meta.url).pathname;

it('writes videos of the promised shapes, and leaves alone what is there', async () => {
  const directory = join(dirname(await writeTemporary(Buffer.alloc(0))), 'samples');
  await execa(process.execPath, [SAMPLES, directory]);
  for (const { fileName, width, height, seconds } of SCENES) {
    const result = await probe(join(directory, fileName));
    expect(result).toMatchObject({ ok: true, facts: { video: { width, height }, audio: {} } });
    expect(result.ok && result.facts.durationSeconds).toBeCloseTo(seconds, 0);
  }

  const [kept, removed] = SCENES.map(({ fileName }) => join(directory, fileName));
  const before = await stat(kept ?? '');
  await rm(removed ?? '');
  const { stdout } = await execa(process.execPath, [SAMPLES, directory]);
  expect(stdout).toBe(removed);
  expect((await stat(kept ?? '')).mtimeMs).toBe(before.mtimeMs);
});

it('leaves nothing under the final name when it fails', async () => {
  const [scene] = SCENES;
  const path = join(dirname(await writeTemporary(Buffer.alloc(0))), 'broken.mp4');
  const broken = { ...scene!, sky: ['nonsense', 'nonsense'] as [string, string] };
  await expect(renderScene(broken, path)).rejects.toThrow();
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
