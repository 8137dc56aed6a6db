import { describe, expect, it } from 'vitest';
import { matchProcessors, type FoundProcessor } from './match-processors.js';

const found = (job: string, name: string): FoundProcessor => ({
  job,
  name,
  processor: { process: () => Promise.resolve() },
});

describe('matchProcessors', () => {
  it('gives each job its processor', () => {
    const one = found('tag-creative', 'TagCreativeProcessor');
    expect(matchProcessors(['tag-creative'], [one]).get('tag-creative')).toBe(one.processor);
  });

  it('refuses a job that nothing processes', () => {
    expect(() => matchProcessors(['tag-creative'], [])).toThrow('nothing processes "tag-creative"');
  });

  it('refuses a job that two process, and names both', () => {
    const two = [found('tag-creative', 'One'), found('tag-creative', 'Other')];
    expect(() => matchProcessors(['tag-creative'], two)).toThrow(
      '"tag-creative" is processed by One and Other',
    );
  });

  it('refuses a processor of a job that does not exist', () => {
    const all = [found('tag-creative', 'One'), found('tag-creatve', 'Misspelt')];
    expect(() => matchProcessors(['tag-creative'], all)).toThrow('Misspelt processes "tag-creatve"');
  });
});
