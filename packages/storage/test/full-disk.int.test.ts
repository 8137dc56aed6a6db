import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

import { fileSizeLimit, tinyDisk } from './full-disk/limited-room.js';

const FILL = fileURLToPath(new URL('./full-disk/fill.mjs', import.meta.url));
const MIB = 1024 * 1024;

const limit = { name: 'a file-size limit', code: 'EFBIG', room: await fileSizeLimit() };
const disk = await tinyDisk();
// Where nothing may be mounted the limit alone stands for the full disk; both take the same way through the code.
const rooms = disk ? [limit, { name: 'a full disk', code: 'ENOSPC', room: disk }] : [limit];

afterAll(() => Promise.all(rooms.map(({ room }) => room.release())));

describe.each(rooms)('FileSystemStorage at $name', ({ code, room }) => {
  it('says so, keeps what fitted, and goes on when there is room again', async () => {
    const [command = process.execPath, ...words] = [...room.prefix, process.execPath, FILL, room.rootDir];
    const { stdout } = await promisify(execFile)(command, words);
    const result = JSON.parse(stdout);

    expect(result).toMatchObject({
      put: 'StorageFullError',
      poster: 'old poster',
      temporaryFiles: 0,
      append: { name: 'StorageFullError', code, offset: result.size },
      keptIsWhatWasSent: true,
      again: 'StorageFullError',
      afterMakingRoom: { offset: 10 },
    });
    expect(result.size).toBeGreaterThan(MIB);
  });
});
