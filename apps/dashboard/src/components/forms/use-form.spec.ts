import { describe, expect, it } from 'vitest';
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
