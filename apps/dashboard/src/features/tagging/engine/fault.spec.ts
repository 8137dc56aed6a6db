import { describe, expect, it } from 'vitest';
import { faultOf, isOfTheLine, isPassing } from './fault.ts';

describe('faultOf', () => {
  it.each([
    [undefined, 'line'],
    [0, 'line'],
    [401, 'signed_out'],
    [404, 'gone'],
    [410, 'gone'],
    [409, 'moved'],
    [423, 'busy'],
    [413, 'refused'],
    [502, 'server'],
    [507, 'storage_full'],
  ] as const)('%s means %s', (status, fault) => {
    expect(faultOf(status)).toBe(fault);
  });

  it('never gives up over a lock, a proxy or a line', () => {
    expect([423, 502, undefined].map((status) => isPassing(faultOf(status)))).toEqual([true, true, true]);
  });

  it('lets the next file go on while one is locked', () => {
    expect([isOfTheLine('busy'), isOfTheLine('line')]).toEqual([false, true]);
  });
});
