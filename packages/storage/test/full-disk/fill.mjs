// Runs in a process of its own, because a file-size limit holds for a whole process: fills the storage in argv[2]
// and prints what happened.
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { FileSystemStorage, originalKey, posterKey } from '@smarttag/storage';
import { patternBytes, patternStream } from '@smarttag/storage/testing';

const TOO_MUCH = 8 * 1024 * 1024;
const [rootDir] = process.argv.slice(2);
const storage = new FileSystemStorage(rootDir);
const original = originalKey(randomUUID());
const poster = posterKey(randomUUID());

const failureOf = (promise) =>
  promise.then(
    () => undefined,
    (error) => error,
  );

await storage.put(poster, Buffer.from('old poster'));
const put = await failureOf(storage.put(poster, patternBytes(TOO_MUCH)));
const append = await failureOf(storage.append(original, 0, patternStream(TOO_MUCH)));
const size = await storage.size(original);
const kept = await buffer(await storage.read(original));
const again = await failureOf(storage.append(original, size, Readable.from([patternBytes(1, size)])));
await storage.remove(original);

process.stdout.write(
  JSON.stringify({
    put: put?.name,
    poster: (await buffer(await storage.read(poster))).toString(),
    temporaryFiles: (await readdir(join(rootDir, 'tmp'))).length,
    append: { name: append?.name, code: append?.cause?.code, offset: append?.offset },
    size,
    keptIsWhatWasSent: kept.equals(patternBytes(size)),
    again: again?.name,
    afterMakingRoom: await storage.append(original, 0, patternStream(10)),
  }),
);
