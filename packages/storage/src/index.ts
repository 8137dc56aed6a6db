export {
  CHECKSUM_ALGORITHMS,
  type AppendOptions,
  type ByteRange,
  type Checksum,
  type ChecksumAlgorithm,
  type LocalFile,
  type Storage,
} from './storage.js';
export {
  originalKey,
  parseStorageKey,
  posterKey,
  spriteKey,
  type PosterFormat,
  type StorageKey,
} from './storage-key.js';
export {
  AppendInterruptedError,
  ChecksumMismatchError,
  InvalidStorageKeyError,
  NotStoredError,
  OffsetMismatchError,
  RangeNotSatisfiableError,
  StorageError,
  StorageFullError,
} from './errors.js';
export { FileSystemStorage } from './file-system/file-system-storage.js';
