import { formatOf, type CreativeView } from '@smarttag/domain';
import { tooLongValues } from '../../../components/outcome-words.ts';
import { formatDate } from '../../../format/time.ts';
import { t, type TextKey } from '../../../locales/i18n.ts';
import type { Sentence } from './sentence.ts';

/** Which of your files, or only that there is another company. */
export const duplicateSentence = ({ duplicateOf }: CreativeView): Sentence => {
  if (!duplicateOf || duplicateOf.owner === 'another_company')
    return { key: 'tagging.sentence.duplicateOther', action: 'madeThis' };
  const file = { name: duplicateOf.fileName, creativeId: duplicateOf.creativeId };
  const date = formatDate(duplicateOf.at);
  if (duplicateOf.owner === 'partner')
    return {
      key: 'tagging.sentence.duplicatePartner',
      values: { date, partner: duplicateOf.partnerName },
      file,
    };
  return duplicateOf.sameSubmission
    ? { key: 'tagging.sentence.duplicateHere', file }
    : { key: 'tagging.sentence.duplicateYours', values: { date }, file };
};

const FOUND: Record<string, TextKey> = {
  'web page': 'tagging.found.webPage',
  image: 'tagging.found.image',
  'zip archive': 'tagging.found.zip',
  archive: 'tagging.found.archive',
  PDF: 'tagging.found.pdf',
  document: 'tagging.found.document',
  program: 'tagging.found.program',
  text: 'tagging.found.text',
};

/** Why it was rejected and what to do. Reasons without words of their own fail the type check. */
export const rejectionSentence = (creative: CreativeView): Sentence => {
  const { reason, details = {} } = creative.rejection ?? { reason: 'unreadable' as const };
  if (reason === 'not_a_video') {
    const found = FOUND[String(details['found'])];
    if (!found) return { key: 'rejection.not_a_video_unknown' };
    return {
      key: 'rejection.not_a_video',
      values: { extension: formatOf(creative.originalFileName), found: t(found) },
    };
  }
  if (reason === 'picture_too_large') {
    const { width, height } = details;
    return width === undefined || height === undefined
      ? { key: 'tagging.sentence.pictureTooLarge' }
      : { key: 'rejection.picture_too_large', values: { width, height } };
  }
  if (reason === 'too_long')
    return details['seconds'] === undefined
      ? { key: 'rejection.too_long_unknown' }
      : { key: 'rejection.too_long', values: tooLongValues(details) };
  return { key: `rejection.${reason}` };
};
