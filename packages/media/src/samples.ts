#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { renderScene } from './samples/render-scene.js';
import { SCENES } from './samples/scenes.js';

/** Writes the sample videos that are missing in the directory given as the only argument, and names them. */
const [directory] = process.argv.slice(2);
if (directory === undefined) {
  console.error('usage: smarttag-samples <directory>');
  process.exit(2);
}
await mkdir(directory, { recursive: true });
const missing = SCENES.map((scene) => ({ scene, path: join(directory, scene.fileName) })).filter(
  ({ path }) => !existsSync(path),
);
await Promise.all(
  missing.map(async ({ scene, path }) => {
    await renderScene(scene, path);
    console.log(path);
  }),
);
