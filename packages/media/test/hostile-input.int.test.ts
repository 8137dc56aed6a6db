import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { probe } from '../src/index.js';
import { startDeadline } from '../src/tools/deadline.js';
import { inputArguments } from '../src/tools/input-arguments.js';
import { runTool } from '../src/tools/run-tool.js';
import { makeClip, makePlaylist, makeText } from '../src/testing/index.js';

let server: Server;
let requests = 0;
let address: string;

beforeAll(async () => {
  server = createServer((_request, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/segment.ts`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A playlist beside the clip it points at, so that nothing but our own guard keeps ffprobe from it. */
async function localPlaylist(): Promise<string> {
  const playlist = await makePlaylist('segment.ts', 'local.m3u8');
  const segment = join(dirname(playlist), 'segment.ts');
  await copyFile(await makeClip(), segment);
  return playlist;
}

const concatList = async () =>
  makeText('concat', `ffconcat version 1.0\nfile '${await makeClip()}'\n`, 'list.mp4');

describe('a file that points to other files', () => {
  it.each([
    ['an HLS playlist of a local file', localPlaylist],
    ['an HLS playlist of an address', () => makePlaylist(address)],
    ['a concat list', concatList],
  ])('is rejected: %s', async (_name, make) => {
    expect(await probe(await make())).toEqual({ ok: false, rejection: { reason: 'playlist' } });
    expect(requests).toBe(0);
  });

  // The words above are found by reading the beginning. These show that ffprobe would refuse on its own.
  it.each([
    ['an HLS playlist of a local file', localPlaylist, ['-allowed_extensions', 'ALL']],
    ['an HLS playlist of an address', () => makePlaylist(address), ['-allowed_extensions', 'ALL']],
    ['a concat list', concatList, ['-safe', '0']],
  ])('is not opened by ffprobe either: %s', async (_name, make, willing) => {
    const path = await make();
    const guarded = await runTool('ffprobe', ['-show_streams', ...inputArguments(path)], startDeadline({}));
    expect(guarded.ok).toBe(false);
    expect(guarded.stderr).toContain('not on whitelist');
    expect(requests).toBe(0);

    // Without the guard it follows the pointer: the test would notice if it had lost its meaning.
    const open = await execa('ffprobe', ['-v', 'verbose', ...willing, path], { reject: false, all: true });
    expect(open.all).toMatch(/Opening '|Auto-inserting/);
    requests = 0;
  });
});
