import type { ByteSource } from './byte-source.js';
import { isAviCutOff } from './avi.js';
import { isIsoMediaCutOff } from './iso-media.js';
import { isMatroskaCutOff } from './matroska.js';

/**
 * Compares the sizes a container declares with the size of the file, reading headers only. False also means "cannot be
 * known": transport and program streams declare nothing.
 */
export async function isCutOff(source: ByteSource): Promise<boolean> {
  return (await isIsoMediaCutOff(source)) || (await isAviCutOff(source)) || (await isMatroskaCutOff(source));
}
