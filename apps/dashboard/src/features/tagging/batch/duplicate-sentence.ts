import type { DuplicateOf } from '@smarttag/domain';
import { duplicateText, duplicateWords } from '../../../components/outcome-words.ts';
import type { Sentence } from './sentence.ts';

/** Leads to your own file; of another company there is only what you can do. */
export const duplicateSentence = (duplicate: DuplicateOf = { owner: 'another_company' }): Sentence => {
  if (duplicate.owner === 'another_company')
    return {
      key: 'tagging.sentence.duplicateOther',
      values: { reason: duplicateWords(duplicate) },
      action: 'madeThis',
    };
  const { fileName, creativeId } = duplicate;
  return { ...duplicateText(duplicate), file: { name: fileName, creativeId } };
};
