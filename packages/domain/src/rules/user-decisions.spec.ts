import { describe, expect, it } from 'vitest';
import { aCause, aUser } from '../testing/builders.js';
import { acceptLink, changeRole, deactivateUser, giveLink, restoreUser } from './user-decisions.js';

const cause = aCause();
const later = new Date(cause.at.getTime() + 60_000);
const link = { tokenHash: 'hash', expiresAt: later };
const invited = aUser({ name: '', status: 'invited', passwordHash: undefined });
const accept = (over: object = {}) =>
  acceptLink(cause, { tokenHash: 'hash', passwordHash: 'new', name: 'Mara', ...over });

describe('a one-time link', () => {
  it('lets who was invited join under a name of their own, and is gone with it', () => {
    const joining = { ...invited, link: { ...link, purpose: 'join' as const } };
    const decision = accept()(joining);
    expect(decision!.set).toEqual({ name: 'Mara', passwordHash: 'new', status: 'active', link: undefined });
    expect(JSON.stringify(decision!.event)).not.toContain('Mara');
    expect(() => accept({ name: undefined })(joining)).toThrow('Enter your name.');
  });

  it('opens nothing with another token, after its end, or once it is gone', () => {
    const joining = { ...invited, link: { ...link, purpose: 'join' as const } };
    expect(() => accept({ tokenHash: 'other' })(joining)).toThrow(/was used already or has ended/);
    expect(() => accept()({ ...joining, link: { ...joining.link, expiresAt: cause.at } })).toThrow(
      /has ended/,
    );
    expect(() => accept()(invited)).toThrow(/has ended/);
  });

  it('invites who has not joined, and resets the password of who has', () => {
    expect(giveLink(cause, link)(invited)).toMatchObject({
      set: { link: { purpose: 'join' } },
      event: { action: 'user.invited' },
    });
    expect(giveLink(cause, link)(aUser())).toMatchObject({
      set: { link: { purpose: 'reset' } },
      event: { action: 'user.reset' },
    });
    expect(() => giveLink(cause, link)(aUser({ status: 'deactivated' }))).toThrow(/switched off/);
  });
});

describe('an account', () => {
  it('that is switched off loses its link, and comes back as what it was', () => {
    const off = deactivateUser(cause)(aUser());
    expect(off).toMatchObject({ set: { status: 'deactivated', link: undefined } });
    expect(restoreUser(cause)(aUser({ status: 'deactivated' }))!.set.status).toBe('active');
    expect(restoreUser(cause)({ ...invited, status: 'deactivated' })!.set.status).toBe('invited');
    expect(restoreUser(cause)(aUser())).toBeUndefined();
  });

  it('of the platform changes between admin and auditor, one of a company stays with it', () => {
    const admin = aUser({ role: 'admin' });
    expect(changeRole(cause, { role: 'auditor', version: 0 })(admin)).toMatchObject({
      event: { before: { role: 'admin' }, after: { role: 'auditor' } },
    });
    expect(() => changeRole(cause, { role: 'auditor', version: 7 })(admin)).toThrow(/while you were editing/);
    expect(() => changeRole(cause, { role: 'admin', version: 0 })(aUser())).toThrow(/stay with it/);
  });
});
