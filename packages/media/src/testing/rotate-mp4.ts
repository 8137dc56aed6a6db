import { readFile, writeFile } from 'node:fs/promises';

/** Where the matrix stands in a version 0 `tkhd` box, after its type (ISO/IEC 14496-12, 8.3.2). */
const MATRIX_OFFSET = 44;
const ONE = 0x0001_0000;
/** a, b and c, d of the matrix by degrees clockwise. */
const TURNS = { 90: [0, ONE, -ONE, 0], 180: [-ONE, 0, 0, -ONE], 270: [0, -ONE, ONE, 0] } as const;

/** Turns the first track as a phone does; by hand, because ffmpeg's option for it changed from version to version. */
export async function rotateMp4(path: string, clockwise: keyof typeof TURNS): Promise<void> {
  const bytes = await readFile(path);
  const matrix = bytes.indexOf('tkhd', 0, 'latin1') + MATRIX_OFFSET;
  const [a, b, c, d] = TURNS[clockwise];
  for (const [index, value] of [a, b, 0, c, d].entries()) bytes.writeInt32BE(value, matrix + index * 4);
  await writeFile(path, bytes);
}
