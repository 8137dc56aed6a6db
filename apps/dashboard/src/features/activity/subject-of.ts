import { OUTCOMES, groupDigits, type HistoryEventView } from '@smarttag/domain';
import type { EventSubject } from '../../components/timeline/event-subject.ts';
import { t } from '../../locales/i18n.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The name an event itself tells; the server adds the present one where it can. */
const fileNameOf = (event: HistoryEventView) =>
  text(event.subjectName) ?? text(event.after?.fileName) ?? text(event.before?.fileName);

/** Names told by any of the events at hand, the newest first: an upload knows only an id. */
export const namesIn = (events: readonly HistoryEventView[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const event of events) {
    const name = fileNameOf(event);
    if (name && !names.has(event.subject.id)) names.set(event.subject.id, name);
  }
  return names;
};

const DECIDED: ReadonlySet<string> = new Set(OUTCOMES.map((outcome) => `creative.${outcome}`));

/** What an event was done to, as words and a way there. */
export const subjectOf = (
  event: HistoryEventView,
  names: ReadonlyMap<string, string>,
  mayTag: boolean,
): EventSubject => {
  const subject = wordsOf(event, names, mayTag);
  // Where a thing has no page of its own, its events are its page.
  const to = subject.to ?? (mayTag || subject.name === '' ? undefined : eventsOf(event));
  return { ...subject, to };
};

const eventsOf = ({ subject }: HistoryEventView) => ({
  name: 'activity',
  query: { subject: subject.id, range: 'all' },
});

const wordsOf = (
  event: HistoryEventView,
  names: ReadonlyMap<string, string>,
  mayTag: boolean,
): EventSubject => {
  const { type, id } = event.subject;
  switch (type) {
    case 'creative': {
      const name = fileNameOf(event) ?? names.get(id);
      return {
        name: name ?? t('activity.aFile'),
        isFile: name !== undefined,
        // The platform reads the whole life of a file where it was decided.
        to:
          mayTag || !DECIDED.has(event.action)
            ? { name: 'creative', params: { id } }
            : { name: 'tagging-record', params: { creativeId: id } },
      };
    }
    case 'submission':
      return {
        name: t('activity.aBatch'),
        to:
          mayTag && event.action !== 'submission.discarded'
            ? { name: 'tag', params: { submissionId: id } }
            : undefined,
      };
    case 'business_center':
      return { name: groupDigits(text(event.after?.businessCenterId) ?? id.split(':').at(-1)!) };
    case 'program':
    case 'partner':
      return {
        name:
          text(event.subjectName) ?? text(event.after?.name) ?? text(event.before?.name) ?? t('activity.it'),
      };
    case 'user':
      return {
        name:
          event.action.startsWith('user.') && event.action !== 'user.joined'
            ? (text(event.subjectName) ?? t('activity.aPerson'))
            : '',
      };
    default:
      return { name: '' };
  }
};
