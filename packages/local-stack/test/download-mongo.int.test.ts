import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { downloadMongo } from '../src/engine/download-mongo.js';

it('says in one line that MongoDB cannot be downloaded without internet', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smarttag-download-'));
  vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', 'https://127.0.0.1:1');
  const failure = await downloadMongo(() => undefined, folder).catch((error: Error) => error);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
  expect((failure as Error).message).toMatch(/^MongoDB could not be downloaded: .+ embedded engine\.$/);
});
