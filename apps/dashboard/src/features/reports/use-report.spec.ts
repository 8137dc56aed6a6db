import { describe, expect, it } from 'vitest';
import { readUrlFilters } from '../../components/list/url-filters.ts';
import { reportFilters, reportQuery } from './use-report.ts';

const chosen = (query: Record<string, string>) => readUrlFilters(reportFilters, query);
const groupsAsked = (query: Record<string, string>) => reportQuery(chosen(query)).groupBy;

describe('what a report is split by', () => {
  it('are rows, and columns within them', () => {
    expect(groupsAsked({ split: 'program' })).toEqual(['program']);
    expect(groupsAsked({ split: 'program', columns: 'outcome' })).toEqual(['program', 'outcome']);
  });

  it('is asked once where rows and columns are the same', () =>
    expect(groupsAsked({ split: 'program', columns: 'program' })).toEqual(['program']));

  it('is nothing while there are no rows, and the columns that were chosen wait for them', () => {
    expect(groupsAsked({ columns: 'outcome' })).toBeUndefined();
    expect(chosen({ columns: 'outcome' }).columns).toBe('outcome');
  });
});
