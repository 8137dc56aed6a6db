export type { AppendOptions, ByteRange, LocalFile, Storage } from './storage.js';
export {
  originalKey,
  parseStorageKey,
  posterKey,
  type PosterFormat,
  type StorageKey,
} from './storage-key.js';
export {
  AppendInterruptedError,
  InvalidStorageKeyError,
  NotStoredError,
  OffsetMismatchError,
  RangeNotSatisfiableError,
  StorageError,
  StorageFullError,
} from './errors.js';
export { FileSystemStorage } from './file-system/file-system-storage.js';
