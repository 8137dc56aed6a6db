import { formatOf, type DuplicateOf, type Failure, type Rejection } from '@smarttag/domain';
import { formatDuration } from '../format/duration.ts';
import { formatDate } from '../format/time.ts';
import { t, type TextKey } from '../locales/i18n.ts';

/** Why a file is a duplicate. Of another company nothing is said, not even when. */
export const duplicateWords = (duplicate: DuplicateOf): string => {
  switch (duplicate.owner) {
    case 'another_company':
      return t('duplicate.anotherCompany');
    case 'partner':
      return t('duplicate.partner', {
        partner: duplicate.partnerName,
        date: formatDate(duplicate.at),
        fileName: duplicate.fileName,
      });
    case 'you':
      return duplicate.sameSubmission
        ? t('duplicate.sameSubmission', { fileName: duplicate.fileName })
        : t('duplicate.yours', { date: formatDate(duplicate.at), fileName: duplicate.fileName });
  }
};

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

/** The figures of "Runs 5:12:00; the limit here is 4:00:00". */
export const tooLongValues = (details: Rejection['details'] = {}) => ({
  duration: formatDuration(Number(details['seconds'])),
  limit: formatDuration(Number(details['maxSeconds'])),
});

/** Why a file was rejected, and what to do. */
export const rejectionWords = ({ reason, details }: Rejection, fileName: string): string => {
  // Activity knows the reason alone, without the facts.
  if (reason === 'picture_too_large' && !details?.width) return t('rejection.picture_too_large_unknown');
  if (reason === 'too_long' && !details?.seconds) return t('rejection.too_long_unknown');
  if (reason === 'too_long') return t('rejection.too_long', tooLongValues(details));
  if (reason !== 'not_a_video') return t(`rejection.${reason}`, details);
  const found = FOUND[String(details?.found)];
  const extension = formatOf(fileName);
  if (!found) return t('rejection.not_a_video_unknown');
  return extension
    ? t('rejection.not_a_video', { extension, found: t(found) })
    : t('rejection.not_a_video_bare', { found: t(found) });
};

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
