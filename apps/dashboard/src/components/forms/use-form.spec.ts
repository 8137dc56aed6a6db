import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../http/errors.ts';
import { useForm } from './use-form.ts';

const refusal = (code: 'STALE_VERSION' | 'NAME_TAKEN', details?: Record<string, unknown>) =>
  new ApiError(409, { code, message: 'Another program has this name already.', details, requestId: 'r' });

describe('a form', () => {
  it('says why it could not be saved', async () => {
    const form = useForm(3);
    expect(await form.run(() => Promise.reject(refusal('NAME_TAKEN')))).toBeUndefined();
    expect(form.problem.value).toBe('Another program has this name already.');
    expect(form.busy.value).toBe(false);
  });

  it('asks once, however often it is sent', async () => {
    const form = useForm();
    const works = Array.from({ length: 3 }, () => vi.fn(() => Promise.resolve('a link that is shown once')));
    const given = await Promise.all(works.map((work) => form.run(work)));
    expect(given).toEqual(['a link that is shown once', undefined, undefined]);
    expect(works.map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0]);
  });

  it('that was overtaken shows what stands there now, and goes over it only when saved again', async () => {
    const form = useForm(3);
    const details = { currentVersion: 4, current: { name: 'Theirs' }, changedBy: 'Priya' };
    await form.run(() => Promise.reject(refusal('STALE_VERSION', details)));
    expect(form.theirs.value).toEqual({ by: 'Priya', current: { name: 'Theirs' } });
    expect(form.problem.value).toBeUndefined();
    expect(await form.run((version) => Promise.resolve(version))).toBe(4);
    expect(form.theirs.value).toBeUndefined();
  });
});
