import { beforeAll, describe, expect, it } from 'vitest';
import { loadPageTexts } from '../../../locales/i18n.ts';
import { otherOf, staleWords } from './stale-words.ts';

beforeAll(loadPageTexts);

describe('the words of a stale edit', () => {
  it('name the other person as colleagues do', () => {
    expect(staleWords('fileName', otherOf('Priya Raman', 'Dana Whitfield'))).toEqual({
      title: 'Priya renamed this file while you were typing.',
      text: 'Choose the name to keep. The other one stays in Activity.',
      theirs: 'Priya Raman, saved',
      keepTheirs: 'Keep Priya’s',
    });
  });

  it('say so when it was the person herself, in another window', () => {
    const words = staleWords('fileName', otherOf('Dana Whitfield', 'Dana Whitfield'));
    expect(words.title).toBe('You renamed this file elsewhere while you were typing.');
    expect(words.keepTheirs).toBe('Keep the saved one');
  });

  it('do without a name where there is none', () => {
    const words = staleWords('programId', otherOf(undefined, 'Dana Whitfield'));
    expect(words.title).toBe('Somebody moved this file to another program while you were choosing.');
    expect(words.theirs).toBe('Saved meanwhile');
  });
});
