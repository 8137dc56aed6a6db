import type { SubmissionListItem } from '@smarttag/domain';
import { t } from '../../locales/i18n.ts';

/** Removed files are no part of a batch any more. */
export const fileCount = ({ counts }: SubmissionListItem) =>
  Object.entries(counts).reduce((sum, [state, count]) => (state === 'cancelled' ? sum : sum + count), 0);

export const fileCountWords = (submission: SubmissionListItem) => {
  const files = fileCount(submission);
  return files === 0 ? t('submissionsList.noFiles') : t('submissionsList.files', {}, files);
};
