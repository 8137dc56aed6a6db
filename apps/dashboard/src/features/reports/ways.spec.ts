import { describe, expect, it } from 'vitest';
import { readUrlFilters } from '../../components/list/url-filters.ts';
import { reportFilters } from './use-report.ts';
import { wayBehind } from './ways.ts';

const shown = (query: Record<string, string> = {}) =>
  readUrlFilters(reportFilters, { range: '2026-01-01..2026-03-31', ...query });

describe('the rows behind a number', () => {
  it('are decided files with the filters of the report, of the group and of the figure', () =>
    expect(
      wayBehind(shown({ program: 'p1,p2', format: 'mp4' }), {
        measure: 'tagged',
        groups: [{ dimension: 'program', id: 'p1' }],
      }),
    ).toEqual({
      name: 'tagging-history',
      query: { range: '2026-01-01..2026-03-31', programId: 'p1', format: 'mp4', outcome: 'tagged' },
    }));

  it('are of the bucket’s days alone', () =>
    expect(
      wayBehind(shown(), { measure: 'submitted', days: { from: '2026-02-01', to: '2026-02-28' } }).query,
    ).toEqual({ range: '2026-02-01..2026-02-28' }));

  it.each([
    ['every partner', {}, [], {}],
    ['the chosen partners', { partner: 'a,b' }, [], { partner: 'a,b' }],
    ['one row’s partner', { partner: 'a,b' }, [{ dimension: 'partner', id: 'b' } as const], { partner: 'b' }],
  ])('are edits of %s', (_, query, groups, partner) =>
    expect(wayBehind(shown(query), { measure: 'edits', groups })).toEqual({
      name: 'activity',
      query: { range: '2026-01-01..2026-03-31', kind: 'edits', ...partner },
    }),
  );
});
