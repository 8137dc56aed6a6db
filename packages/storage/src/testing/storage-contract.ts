import { describe } from 'vitest';

import type { Storage } from '../storage.js';
import { describeAppending } from './contract-appending.js';
import { describeChecksums } from './contract-checksums.js';
import { describeKeys } from './contract-keys.js';
import { describeReading } from './contract-reading.js';
import { describeWholeFiles } from './contract-whole-files.js';

/**
 * What every implementation of the port must do; each runs this in its own tests. `makeStorage` is called once for
 * each test and gives an empty storage.
 */
export function describeStorageContract(name: string, makeStorage: () => Storage | Promise<Storage>): void {
  describe(`${name} as a storage`, () => {
    describeAppending(makeStorage);
    describeChecksums(makeStorage);
    describeReading(makeStorage);
    describeWholeFiles(makeStorage);
    describeKeys(makeStorage);
  });
}
