import { DEFAULT_SETTINGS } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { fieldsOf, patchOf } from './settings-fields.ts';

const fields = fieldsOf(DEFAULT_SETTINGS);

describe('the fields of the settings', () => {
  it('say the same there and back', () => {
    expect(fields).toMatchObject({
      maxFileGb: 20,
      maxMinutes: 240,
      minPictures: '540 × 960, 960 × 540, 640 × 640',
    });
    expect(patchOf(fields, DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it('take sizes and lists as people write them', () => {
    const patch = patchOf({ ...fields, minPictures: '720x1280', formats: 'mp4,mov  webm' }, DEFAULT_SETTINGS);
    expect(patch).toMatchObject({
      guidance: { minPictures: [{ width: 720, height: 1280 }], formats: ['mp4', 'mov', 'webm'] },
    });
  });

  it('name what is no size and no number', () => {
    expect(patchOf({ ...fields, minPictures: 'large' }, DEFAULT_SETTINGS)).toBe('notPictures');
    expect(patchOf({ ...fields, maxFileGb: 0 }, DEFAULT_SETTINGS)).toBe('notNumbers');
  });
});
