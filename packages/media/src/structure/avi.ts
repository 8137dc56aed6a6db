import { MOST_PARTS, type ByteSource } from './byte-source.js';

const CHUNK_HEADER_BYTES = 8;
/** Sizes of a recorder that never came back to fill them in. */
const UNKNOWN = new Set([0, 0xffff_ffff]);

/** True when a `RIFF` chunk (an AVI over 1 GB has several) reaches beyond the end of the file. */
export async function isAviCutOff(source: ByteSource): Promise<boolean> {
  let position = 0;
  for (let count = 0; count < MOST_PARTS; count++) {
    const header = await source.bytes(position, 12);
    const kind = header.toString('latin1', 8, 12);
    if (header.toString('latin1', 0, 4) !== 'RIFF' || !kind.startsWith('AVI')) return false;
    const length = header.readUInt32LE(4);
    if (UNKNOWN.has(length)) return false;
    const end = position + CHUNK_HEADER_BYTES + length;
    if (end > source.size) return true;
    position = end + (end % 2);
  }
  return false;
}
