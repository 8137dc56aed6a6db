import type { HistoryAction, HistoryEventView } from '@smarttag/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPageTexts } from '../../locales/i18n.ts';
import { changesOf, factsOf, reasonOf, type Names } from './event-words.ts';

beforeAll(loadPageTexts);

const partner: Names = { program: () => undefined };
const staff: Names = { ...partner, company: () => 'Northlight Studio' };
const event = (action: HistoryAction, more: Partial<HistoryEventView>) =>
  ({ action, ...more }) as HistoryEventView;

describe('what an event tells beside its sentence', () => {
  const stated = event('business_center.stated', {
    after: { businessCenterId: '7398888478508941313', name: 'Juniper Coffee' },
  });

  it('is one line where a thing begins: there is nothing that it was before', () => {
    expect(factsOf(stated, '7398 8884 7850 8941 313')).toBe('Name: Juniper Coffee');
    expect(changesOf(stated, partner)).toEqual([]);
  });

  it('is the difference where a thing is changed', () => {
    const renamed = event('program.changed', { before: { name: 'Spring' }, after: { name: 'Summer' } });
    expect(factsOf(renamed)).toBeUndefined();
    expect(changesOf(renamed, partner)).toEqual([{ label: 'Name', before: 'Spring', after: 'Summer' }]);
  });

  it('says "your company" to a company alone', () => {
    const twice = event('creative.duplicate', { after: { owner: 'you' } });
    expect(reasonOf(twice, partner)).toMatch(/^Your company/);
    expect(reasonOf(twice, staff)).toMatch(/^The same company/);
  });
});
