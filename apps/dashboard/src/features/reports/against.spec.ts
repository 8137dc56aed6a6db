import { describe, expect, it } from 'vitest';
import { readUrlFilters } from '../../components/list/url-filters.ts';
import { addDays, today } from '../../format/time.ts';
import { againstFilter, rangeBefore } from './against.ts';
import { reportFilters, reportQuery } from './use-report.ts';

const { read, write } = againstFilter();
const asked = (query: Record<string, string> = {}) =>
  reportQuery(readUrlFilters(reportFilters, { range: '2026-03-01..2026-03-31', ...query }));

describe('what a report is compared with', () => {
  it.each(['previousDates', 'yearWeekdays', 'none', 'lastMonth', '2025-03-01..2025-04-15'])(
    'stands in the address: %s',
    (text) => expect(write(read(text))).toBe(text),
  );

  it.each([undefined, 'all', 'nonsense', '2025-02-30..2025-03-01'])('is the usual for %s', (text) =>
    expect(write(read(text))).toBeUndefined(),
  );

  it('is any range, of any length', () =>
    expect(asked({ against: '2025-03-01..2025-04-15' })).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-31',
      compare: 'custom',
      compareFrom: '2025-03-01',
      compareTo: '2025-04-15',
    }));

  it('moves along with today, as every range that is named', () =>
    expect(asked({ against: 'last7' })).toMatchObject({
      compareFrom: addDays(today(), -6),
      compareTo: today(),
    }));

  it('follows from the range of the report otherwise', () => {
    expect(asked()).toMatchObject({ compare: 'previous', match: 'weekdays' });
    expect(asked({ against: 'none' })).not.toHaveProperty('compare');
  });

  it('begins as the range right before, when another is to be chosen', () =>
    expect(rangeBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    }));
});
