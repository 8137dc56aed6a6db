import { MOST_PARTS, type ByteSource } from './byte-source.js';

/** Boxes that may stand first in an MP4, MOV or 3GP (ISO/IEC 14496-12; QuickTime File Format). */
const FIRST = new Set(['ftyp', 'styp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
/** Boxes whose content is needed; anything else at the end may be foreign bytes that somebody appended. */
const NEEDED = new Set(['moov', 'mdat', 'moof']);
const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/** True when a needed box reaches beyond the end of the file, or the index of samples (`moov`) never comes. */
export async function isIsoMediaCutOff(source: ByteSource): Promise<boolean> {
  let position = 0;
  let indexed = false;
  for (let count = 0; count < MOST_PARTS; count++) {
    const box = await boxAt(source, position);
    if (position === 0 && !(box && FIRST.has(box.type))) return false;
    if (!box) return !indexed;
    if (NEEDED.has(box.type) && box.end > source.size) return true;
    // A fragment's own index counts too: what is missing before it is for ffprobe to say.
    indexed ||= box.type === 'moov' || box.type === 'moof';
    position = box.end;
  }
  return false;
}

/** `undefined` at the end of the file and where no box can be. */
async function boxAt(
  source: ByteSource,
  position: number,
): Promise<{ type: string; end: number } | undefined> {
  const header = await source.bytes(position, LARGE_HEADER_BYTES);
  if (header.length < HEADER_BYTES) return undefined;
  const type = header.toString('latin1', 4, 8);
  const size = header.readUInt32BE(0);
  if (size === 0) return /^[a-z]{4}$/.test(type) ? { type, end: source.size } : undefined;
  if (size !== 1) return size < HEADER_BYTES ? undefined : { type, end: position + size };
  if (header.length < LARGE_HEADER_BYTES) return { type, end: Infinity };
  const largeSize = Number(header.readBigUInt64BE(8));
  return largeSize < LARGE_HEADER_BYTES ? undefined : { type, end: position + largeSize };
}
