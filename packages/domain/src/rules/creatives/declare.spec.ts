import { describe, expect, it } from 'vitest';
import { FileDeclaration } from '../../contracts/creative.contract.js';
import { aCause } from '../../testing/index.js';
import { DEFAULT_SETTINGS } from '../settings.js';
import { declareCreative, isPlainlyNoVideo, requireDeclarable } from './declare.js';

const { limits } = DEFAULT_SETTINGS;

describe('plainly no video', () => {
  it.each([
    ['notes.pdf', 'application/pdf', true],
    ['still.PNG', 'image/png', true],
    ['song.mp3', 'audio/mpeg', true],
    ['sheet.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', true],
    ['notes.pdf', 'Application/PDF', true],
    ['assets.zip', 'application/x-zip-compressed', true],
    ['cut.mp4', 'application/pdf', false],
    ['cut.mp4', 'audio/mp4', false],
    ['notes.pdf', '', false],
    ['cut.mov', 'video/quicktime', false],
    ['master.mxf', 'application/octet-stream', false],
    ['no extension', '', false],
  ])('%s as %j: %s', (name, type, plainly) => expect(isPlainlyNoVideo(name, type, limits)).toBe(plainly));
});

it.each([
  [0, 'FILE_EMPTY'],
  [20e9 + 1, 'FILE_TOO_LARGE'],
])('refuses %i bytes with %s', (size, code) => {
  const file = FileDeclaration.parse({ fileName: 'a.mp4', size });
  expect(() => requireDeclarable(file, 3, limits)).toThrow(
    expect.objectContaining({ code, details: expect.objectContaining({ fileName: 'a.mp4', index: 3 }) }),
  );
});

it('is held back exactly when it looks like a tagged file', () => {
  const cause = aCause();
  const file = FileDeclaration.parse({ fileName: 'folder/a.mp4', size: 20e9 });
  const place = { id: 'c', partnerId: 'p', submissionId: 's' };
  const alreadyTagged = { creativeId: 'x', fileName: 'b.mp4', at: cause.at };
  expect(declareCreative(cause, file, place)).toMatchObject({
    heldBack: false,
    fileName: 'a.mp4',
    state: 'uploading',
  });
  expect(declareCreative(cause, file, { ...place, alreadyTagged })).toMatchObject({ heldBack: true });
});
