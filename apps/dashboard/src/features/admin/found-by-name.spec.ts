import { describe, expect, it } from 'vitest';
import { foundByName } from './found-by-name.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));
const found = (search: string, ...names: string[]) =>
  foundByName(named(...names), search).map(({ name }) => name);

describe('a list of names', () => {
  it('counts numbers in its order', () =>
    expect(found('', 'Studio 10', 'Studio 2', 'Studio 1')).toEqual(['Studio 1', 'Studio 2', 'Studio 10']));

  it('is searched by every word, anywhere, without case and accents', () =>
    expect(found('été lim', 'Lime Été', 'Été', 'Limes')).toEqual(['Lime Été']));
});
