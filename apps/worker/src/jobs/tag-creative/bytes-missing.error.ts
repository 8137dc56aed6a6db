/** Fewer bytes are stored than had become durable: a disk lost some. */
export class BytesMissingError extends Error {
  override readonly name = 'BytesMissingError';

  constructor(
    readonly expected: number,
    readonly stored: number,
  ) {
    super(`${stored} of ${expected} bytes are stored`);
  }
}
