import type { HistoryEventView } from '@smarttag/domain';
import { formatBytes } from '../../format/bytes.ts';
import { formatNumber } from '../../format/number.ts';
import { formatExact } from '../../format/time.ts';
import { t, type TextKey } from '../../locales/i18n.ts';
import type { Change } from './change.ts';

/** What administrators change has fields of many kinds, which mostly they see. */
export const ADMINISTERED = /^(program|partner|user|settings|business_center|account)\./;

const plain = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
};
const wordOf = (key: string) => t(key as TextKey);
const each = (words: (value: unknown) => string) => (value: unknown) => [value].flat().map(words).join(', ');
const moment = (value: unknown) => (value ? formatExact(plain(value)) : '');
const kinds = each((kind) => wordOf(`kinds.${plain(kind)}`));
const parts = each((part) => wordOf(`activity.parts.${plain(part)}`));
const yesOrNo = (value: unknown) => t(value ? 'activity.yes' : 'activity.no');
const count = (value: unknown) => formatNumber(Number(value));
const minutes = (seconds: unknown) => t('time.minutes', { min: Number(seconds) / 60 });
const seconds = (value: unknown) => t('time.secondsOnly', { s: Number(value) });
const pictures = each((value) => {
  const { width, height } = value as { width: number; height: number };
  return `${width} × ${height}`;
});
/** To the last byte: two sizes that differ must not look alike. */
const bytes = (value: unknown) => formatBytes(Number(value), 15);

/** The fields that have words of their own, and how what they hold is told. */
const FIELDS = {
  name: plain,
  description: plain,
  role: (value: unknown) => wordOf(`roles.${plain(value)}`),
  status: (value: unknown) => wordOf(`activity.statuses.${plain(value)}`),
  kind: kinds,
  openTo: kinds,
  quotaBytes: bytes,
  opensAt: moment,
  closesAt: moment,
  expiresAt: moment,
  archived: yesOrNo,
  flagged: yesOrNo,
  businessCenterId: plain,
  'limits.maxFileBytes': bytes,
  'limits.maxFilesPerSubmission': count,
  'limits.maxSeconds': minutes,
  'limits.noVideo.formats': plain,
  'limits.noVideo.types': plain,
  'guidance.formats': plain,
  'guidance.maxBytes': bytes,
  'guidance.minSeconds': seconds,
  'guidance.maxSeconds': seconds,
  'guidance.minPictures': pictures,
  parts,
};

const hasWords = (field: string): field is keyof typeof FIELDS => field in FIELDS;

/** A field without words of its own is shown as it is stored. */
const inWords = (field: string) => {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const told = (field: string, value: unknown) => {
  if (value === undefined || value === null) return '';
  return hasWords(field) ? FIELDS[field](value) : plain(value);
};

type Fields = Record<string, unknown>;

/** What a field holds is a field, too: `limits.maxFileBytes`. */
const flat = (fields: Fields, path = ''): [string, unknown][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? flat(value as Fields, `${path}${name}.`)
      : [[path + name, value]],
  );

/** `fields` names what changed; said of what is not told by its values, such as a password. */
const tellable = ({ fields, ...values }: Fields = {}): Fields => {
  const untold = ((fields ?? []) as string[]).filter((part) => !(part in values));
  return Object.fromEntries(flat({ ...values, ...(untold.length > 0 && { parts: untold }) }));
};

/** What was changed, field by field. */
export const administered = ({ before, after }: HistoryEventView): Change[] => {
  const [was, is] = [tellable(before), tellable(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({
      label: hasWords(field) ? t(`activity.fields.${field}`) : inWords(field),
      before: told(field, was[field]),
      after: told(field, is[field]),
    }))
    .filter((change) => change.before !== change.after);
};
