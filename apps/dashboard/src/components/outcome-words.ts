import { formatOf, type DuplicateOf, type Failure, type Rejection } from '@smarttag/domain';
import { formatDuration } from '../format/duration.ts';
import { formatDate } from '../format/time.ts';
import { t, type TextKey } from '../locales/i18n.ts';

/** A text by its key, for whoever draws a part of it as a link. */
export interface OutcomeText {
  key: TextKey;
  values?: Record<string, string | number>;
}

/** Why a file is a duplicate; `{file}` stands for the one that was there. Of another company nothing is said, not even when. */
export const duplicateText = (duplicate: DuplicateOf): OutcomeText => {
  if (duplicate.owner === 'another_company') return { key: 'duplicate.anotherCompany' };
  const values = { date: formatDate(duplicate.at), file: duplicate.fileName };
  if (duplicate.owner === 'partner')
    return { key: 'duplicate.partner', values: { ...values, partner: duplicate.partnerName } };
  return { key: duplicate.sameSubmission ? 'duplicate.sameSubmission' : 'duplicate.yours', values };
};

export const duplicateWords = (duplicate: DuplicateOf) => worded(duplicateText(duplicate));

/** What tagging found inside a file that is no video. */
const FOUND: Record<string, TextKey> = {
  'web page': 'found.webPage',
  image: 'found.image',
  'zip archive': 'found.zip',
  archive: 'found.archive',
  PDF: 'found.pdf',
  document: 'found.document',
  program: 'found.program',
  text: 'found.text',
};

/** Why a file was rejected, and what to do. Activity knows the reason alone, without the facts. */
export const rejectionText = ({ reason, details = {} }: Rejection, fileName: string): OutcomeText => {
  switch (reason) {
    case 'picture_too_large':
      return details.width
        ? { key: `rejection.${reason}`, values: details }
        : { key: `rejection.${reason}_unknown` };
    case 'too_long':
      return details.seconds
        ? { key: `rejection.${reason}`, values: durations(details) }
        : { key: `rejection.${reason}_unknown` };
    case 'not_a_video':
      return foundText(String(details.found), fileName);
    default:
      return { key: `rejection.${reason}` };
  }
};

export const rejectionWords = (rejection: Rejection, fileName: string) =>
  worded(rejectionText(rejection, fileName));

/** The figures of "Runs 5:12:00; the limit here is 4:00:00". */
const durations = ({ seconds, maxSeconds }: NonNullable<Rejection['details']>) => ({
  duration: formatDuration(Number(seconds)),
  limit: formatDuration(Number(maxSeconds)),
});

const foundText = (inside: string, fileName: string): OutcomeText => {
  const key = FOUND[inside];
  if (!key) return { key: 'rejection.not_a_video_unknown' };
  const found = t(key);
  const extension = formatOf(fileName);
  return extension
    ? { key: 'rejection.not_a_video', values: { extension, found } }
    : { key: 'rejection.not_a_video_bare', values: { found } };
};

const worded = ({ key, values }: OutcomeText): string => t(key, values);

export const failureWords = ({ reason }: Failure): string => t(`failure.${reason}`);

interface Decided {
  fileName: string;
  duplicateOf?: DuplicateOf;
  rejection?: Rejection;
  failure?: Failure;
}

/** The sentence for whatever refused a file; undefined when nothing did. */
export const refusalWords = ({ fileName, duplicateOf, rejection, failure }: Decided): string | undefined => {
  if (duplicateOf) return duplicateWords(duplicateOf);
  if (rejection) return rejectionWords(rejection, fileName);
  return failure && failureWords(failure);
};
