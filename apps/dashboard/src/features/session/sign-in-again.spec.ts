import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useSession } from './session.store.ts';
import { gaveUpSession, requireSignInAgain, signedInAgain } from './sign-in-again.ts';

beforeEach(() => setActivePinia(createPinia()));

describe('signing in again', () => {
  it('is asked once, however many wait, and lets all of them go on', async () => {
    const waiting = [requireSignInAgain(), requireSignInAgain()];
    expect(useSession().ended).toBe(true);
    signedInAgain();
    await expect(Promise.all(waiting)).resolves.toHaveLength(2);
    expect(useSession().ended).toBe(false);
  });

  it('can be asked anew when that session ends too', async () => {
    const first = requireSignInAgain();
    signedInAgain();
    await first;
    const second = requireSignInAgain();
    expect(useSession().ended).toBe(true);
    signedInAgain();
    await expect(second).resolves.toBeUndefined();
  });

  it('ends the waiting when somebody else is to sign in', async () => {
    const waiting = requireSignInAgain();
    gaveUpSession();
    await expect(waiting).rejects.toThrow();
  });
});
