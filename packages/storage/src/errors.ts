/** What every error of this package is, so that a caller can tell a storage fault from any other. */
export abstract class StorageError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** The text is not a storage key. It is not repeated here: it may come from outside. */
export class InvalidStorageKeyError extends StorageError {
  constructor() {
    super('not a storage key');
  }
}

export class NotStoredError extends StorageError {
  constructor(readonly key: string) {
    super(`nothing is stored under ${key}`);
  }
}

/** The append began elsewhere than at the end; `actual` is where the next append must begin. */
export class OffsetMismatchError extends StorageError {
  constructor(
    readonly requested: number,
    readonly actual: number,
  ) {
    super(`append at ${requested}, but ${actual} bytes are stored`);
  }
}

/** The stream broke or the append was aborted (`cause` says which); `offset` bytes are durable. */
export class AppendInterruptedError extends StorageError {
  constructor(
    readonly offset: number,
    options: { cause: unknown; aborted: boolean },
  ) {
    super(`append stopped after ${offset} bytes`, { cause: options.cause });
    this.aborted = options.aborted;
  }

  /** True when the signal stopped it, false when the stream broke. */
  readonly aborted: boolean;
}

/** No room left (disk, quota or file-size limit); `offset` bytes of the file are durable, 0 after a `put`. */
export class StorageFullError extends StorageError {
  constructor(
    readonly offset: number,
    options: { cause: unknown },
  ) {
    super(`no room left after ${offset} bytes`, options);
  }
}

/** The stream was not what its checksum promised; `offset` bytes are stored, none of them from this stream. */
export class ChecksumMismatchError extends StorageError {
  constructor(readonly offset: number) {
    super(`checksum mismatch after ${offset} bytes`);
  }
}

/** The range begins after the last byte, ends before it begins, or is not made of whole numbers. */
export class RangeNotSatisfiableError extends StorageError {
  constructor(readonly size: number) {
    super(`no such range in ${size} bytes`);
  }
}
