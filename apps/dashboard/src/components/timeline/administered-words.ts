import type { HistoryEventView } from '@smarttag/domain';
import { formatBytes } from '../../format/bytes.ts';
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
const moment = (value: unknown) => (value ? formatExact(plain(value)) : '');
const wordOf = (key: string) => t(key as TextKey);
const kinds = (value: unknown) =>
  [value]
    .flat()
    .map((kind) => wordOf(`kinds.${plain(kind)}`))
    .join(', ');
const yesOrNo = (value: unknown) => t(value ? 'activity.yes' : 'activity.no');

/** The fields that have words of their own, and how what they hold is told. */
const FIELDS = {
  name: plain,
  description: plain,
  role: (value: unknown) => wordOf(`roles.${plain(value)}`),
  status: (value: unknown) => wordOf(`activity.statuses.${plain(value)}`),
  kind: kinds,
  openTo: kinds,
  quotaBytes: (value: unknown) => formatBytes(Number(value)),
  opensAt: moment,
  closesAt: moment,
  expiresAt: moment,
  archived: yesOrNo,
  flagged: yesOrNo,
  businessCenterId: plain,
  fields: plain,
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

/** What was changed, field by field. */
export const administered = ({ before, after }: HistoryEventView): Change[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((field) => ({
      label: hasWords(field) ? t(`activity.fields.${field}`) : inWords(field),
      before: told(field, before?.[field]),
      after: told(field, after?.[field]),
    }))
    .filter((change) => change.before !== change.after);
