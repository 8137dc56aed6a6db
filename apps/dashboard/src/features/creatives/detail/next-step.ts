import type { CreativeView } from '@smarttag/domain';
import { refusalWords } from '../../../components/outcome-words.ts';
import { formatBytesOf } from '../../../format/bytes.ts';
import { t } from '../../../locales/i18n.ts';

export type NextStep = 'retry' | 'replace' | 'uploadAgain' | 'openBatch';

/** What a person does next with a file that has no tag; undefined when there is nothing to do. */
export const nextStep = (
  { state, failure, submittedAt }: Pick<CreativeView, 'state' | 'failure' | 'submittedAt'>,
  { mayEdit, mayTag }: { mayEdit: boolean; mayTag: boolean },
): NextStep | undefined => {
  switch (state) {
    case 'failed':
      // What is missing cannot be read by another try.
      if (failure?.reason === 'bytes_missing') return mayTag ? 'uploadAgain' : undefined;
      return mayEdit ? 'retry' : undefined;
    case 'rejected':
      return mayTag ? 'replace' : undefined;
    case 'expired':
      return mayTag ? 'uploadAgain' : undefined;
    case 'uploading':
      return mayTag ? 'openBatch' : undefined;
    case 'uploaded':
      return mayTag && !submittedAt ? 'openBatch' : undefined;
    default:
      return undefined;
  }
};

/** What happened, in one sentence. */
export const stateWords = (creative: CreativeView): string | undefined => {
  const { state, submittedAt, uploadOffset = 0, size } = creative;
  switch (state) {
    case 'tagged':
      return undefined;
    case 'uploading':
      return submittedAt
        ? t('creatives.state.uploading', formatBytesOf(uploadOffset, size))
        : t('creatives.state.draft');
    case 'uploaded':
      return t(submittedAt ? 'creatives.state.uploaded' : 'creatives.state.draft');
    case 'tagging':
    case 'cancelled':
    case 'expired':
      return t(`creatives.state.${state}`);
    case 'duplicate':
    case 'rejected':
    case 'failed':
      return refusalWords(creative);
  }
};
