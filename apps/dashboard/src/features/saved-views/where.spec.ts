import { describe, expect, it } from 'vitest';
import { queryText, wayTo } from './where.ts';

describe('a saved view', () => {
  it('leads to its list with its filters', () =>
    expect(wayTo({ list: 'tagging_history', query: 'range=last7&search=caf%C3%A9' })).toEqual({
      name: 'tagging-history',
      query: { range: 'last7', search: 'café' },
    }));
  it('leads nowhere when its list is not here', () =>
    expect(wayTo({ list: 'submissions', query: '' })).toBeUndefined());
  it('is the same in any order of its filters', () =>
    expect(queryText({ range: 'last7', search: 'a' })).toBe(queryText({ search: 'a', range: 'last7' })));
});
