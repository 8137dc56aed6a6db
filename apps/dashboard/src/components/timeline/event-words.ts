import { groupDigits, type HistoryAction, type HistoryEventView } from '@smarttag/domain';
import { t, type TextKey } from '../../locales/i18n.ts';
import { ADMINISTERED, administered } from './administered-words.ts';
import type { Change } from './change.ts';
import { duplicateWords, failureWords, rejectionWords } from '../outcome-words.ts';

/** Ids in events are for machines; this names them where a name is known. */
export interface Names {
  program: (id: string) => string | undefined;
  /** For readers of all partners: whose event it is. To them no company is "yours". */
  company?: (event: HistoryEventView) => string | undefined;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The key of the sentence after the person's name; `{subject}` stands where the thing is named. */
export const sentenceKey = ({ action, after }: HistoryEventView): TextKey => {
  if (action !== 'creative.edited') return `activity.actions.${action}`;
  const fields = Object.keys(after ?? {});
  if (fields.length !== 1) return 'activity.actions.creative.edited';
  return fields[0] === 'fileName' ? 'activity.renamed' : 'activity.moved';
};

const FIELDS = {
  fileName: 'activity.fields.fileName',
  programId: 'activity.fields.programId',
  businessCenterId: 'activity.fields.businessCenterId',
} as const satisfies Record<string, TextKey>;

const shown = (field: keyof typeof FIELDS, value: unknown, names: Names): string => {
  if (field === 'programId') return names.program(text(value)) ?? (value ? t('activity.aProgram') : '');
  return field === 'businessCenterId' ? groupDigits(text(value)) : text(value);
};

const CHANGES: readonly HistoryAction[] = ['creative.edited', 'creative.reverted', 'submission.changed'];

/** What a person's edit changed, as readable lines. States move by themselves and are told by the sentence. */
export const changesOf = (event: HistoryEventView, names: Names): Change[] => {
  if (ADMINISTERED.test(event.action)) return event.before ? administered(event) : [];
  if (!CHANGES.includes(event.action)) return [];
  return (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter((field) => event.after !== undefined && field in event.after)
    .map((field) => ({
      label: t(FIELDS[field]),
      before: shown(field, event.before?.[field], names),
      after: shown(field, event.after?.[field], names),
    }))
    .filter(({ before, after }) => before !== after);
};

/** What a new thing began with, in one line. What the sentence names is not told again. */
export const factsOf = (event: HistoryEventView, named = ''): string | undefined => {
  if (!ADMINISTERED.test(event.action) || event.before) return undefined;
  const told = administered(event).filter(({ after }) => after !== named && groupDigits(after) !== named);
  return told.map(({ label, after }) => t('activity.fact', { label, text: after })).join(' · ') || undefined;
};

/** Why tagging refused or failed, in words; undefined for everything else. */
export const reasonOf = (
  { action, after }: HistoryEventView,
  names: Names,
  fileName = '',
): string | undefined => {
  const reason = text(after?.reason);
  if (action === 'creative.rejected' && reason)
    return rejectionWords({ reason } as Parameters<typeof rejectionWords>[0], fileName);
  if (action === 'creative.failed' && reason)
    return failureWords({ reason } as Parameters<typeof failureWords>[0]);
  if (action !== 'creative.duplicate') return undefined;
  if (after?.owner === 'another_company') return duplicateWords({ owner: 'another_company' });
  return t(names.company ? 'activity.itsOwn' : 'activity.yourOwn');
};
