import type { Page, SubmissionListItem } from '@smarttag/domain';
import { http } from '../../http/http.ts';

/** Whether anything was ever added: a draft without a file is nothing yet. */
export const hasCreatives = async () => {
  const { items } = await http.get<Page<SubmissionListItem>>('/api/submissions', { query: { limit: 20 } });
  return items.some(({ counts }) => Object.values(counts).some((count) => count > 0));
};
