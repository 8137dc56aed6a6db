import type { AdminSettingsView, SettingsPatch } from '@smarttag/domain';

const GB = 1e9;
const MB = 1e6;
const words = (list: readonly string[]) => list.join(', ');
const listed = (text: string) => text.split(/[\s,]+/).filter(Boolean);

export type Parts = Omit<AdminSettingsView, 'version'>;

/** What the form shows: round units, and lists by commas. */
export const fieldsOf = ({ contact, limits, guidance }: Parts) => ({
  name: contact.name,
  email: contact.email,
  maxFileGb: limits.maxFileBytes / GB,
  maxFiles: limits.maxFilesPerSubmission,
  maxMinutes: limits.maxSeconds / 60,
  noVideo: words(limits.noVideo.formats),
  formats: words(guidance.formats),
  maxMb: guidance.maxBytes / MB,
  minSeconds: guidance.minSeconds,
  maxSeconds: guidance.maxSeconds,
  minPictures: guidance.minPictures.map(({ width, height }) => `${width} × ${height}`).join(', '),
});
export type Fields = ReturnType<typeof fieldsOf>;

const PICTURE = /^(\d{1,4})\s*[×x*]\s*(\d{1,4})$/i;

/** @returns undefined when one of them is no size */
const picturesOf = (text: string) => {
  const pictures = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => PICTURE.exec(part));
  if (pictures.some((found) => !found)) return undefined;
  return pictures.map((found) => ({ width: Number(found![1]), height: Number(found![2]) }));
};

export type Problem = 'notNumbers' | 'notPictures';

/** What the form says, as the server takes it; the parts that it does not show stay as they are. */
export const patchOf = (fields: Fields, now: Parts): Omit<SettingsPatch, 'version'> | Problem => {
  const minPictures = picturesOf(fields.minPictures);
  if (!minPictures) return 'notPictures';
  const positive = [fields.maxFileGb, fields.maxFiles, fields.maxMinutes, fields.maxMb, fields.maxSeconds];
  if (!positive.every((value) => value > 0) || !(fields.minSeconds >= 0)) return 'notNumbers';
  return {
    contact: { name: fields.name, email: fields.email },
    limits: {
      maxFileBytes: Math.round(fields.maxFileGb * GB),
      maxFilesPerSubmission: fields.maxFiles,
      maxSeconds: fields.maxMinutes * 60,
      noVideo: { ...now.limits.noVideo, formats: listed(fields.noVideo) },
    },
    guidance: {
      formats: listed(fields.formats),
      maxBytes: Math.round(fields.maxMb * MB),
      minSeconds: fields.minSeconds,
      maxSeconds: fields.maxSeconds,
      minPictures,
    },
  };
};
