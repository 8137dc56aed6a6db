import type { ByteSource } from './byte-source.js';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const ID_BYTES = 4;

/** True when the Segment of a Matroska or WebM file is longer than what follows it (RFC 8794, RFC 9559). */
export async function isMatroskaCutOff(source: ByteSource): Promise<boolean> {
  const header = await elementAt(source, 0);
  if (header?.id !== EBML || header.end === undefined) return false;
  const segment = await elementAt(source, header.end);
  if (!segment) return true;
  return segment.id === SEGMENT && segment.end !== undefined && segment.end > source.size;
}

/** `end` is undefined for an element of unknown size, as live recorders write it. */
async function elementAt(
  source: ByteSource,
  position: number,
): Promise<{ id: number; end?: number } | undefined> {
  const bytes = await source.bytes(position, ID_BYTES + 8);
  const first = bytes[ID_BYTES];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  const field = bytes.subarray(ID_BYTES, ID_BYTES + length);
  if (field.length < length) return undefined;
  const value = BigInt(`0x${field.toString('hex')}`) & ((1n << BigInt(7 * length)) - 1n);
  const unknown = value === (1n << BigInt(7 * length)) - 1n;
  return {
    id: bytes.readUInt32BE(0),
    end: unknown ? undefined : position + ID_BYTES + length + Number(value),
  };
}
