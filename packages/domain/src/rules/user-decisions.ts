import { DomainError } from '../errors/domain-error.js';
import type { Decide } from './decision.js';
import { requireVersion } from './edited.js';
import type { Cause, EventDraft } from './history-event.js';
import type { OneTimeLink, User } from './user.js';

/** Of people history holds role and status, never name or e-mail. */
const told = (cause: Cause, action: EventDraft['action'], before: object, after: object): EventDraft => ({
  ...cause,
  action,
  before: { ...before },
  after: { ...after },
});

/** The platform's staff change between admin and auditor; a company's people stay its people. @throws VALIDATION_FAILED, STALE_VERSION */
export const changeRole =
  (cause: Cause, { role, version }: { role: User['role']; version: number }): Decide<User> =>
  (user) => {
    if (user.role === role) return undefined;
    if (user.role === 'partner' || role === 'partner')
      throw new DomainError(
        'VALIDATION_FAILED',
        'People of a company stay with it. Invite this person to the platform under another address.',
      );
    requireVersion(user, version, ['role']);
    return {
      set: { role, lastEditedBy: cause.actorId },
      event: told(cause, 'user.changed', { role: user.role }, { role }),
      userEdit: true,
    };
  };

/** Out at once, and no link of theirs opens any more. */
export const deactivateUser =
  (cause: Cause): Decide<User> =>
  ({ status }) =>
    status === 'deactivated'
      ? undefined
      : {
          set: { status: 'deactivated', link: undefined, lastEditedBy: cause.actorId },
          event: told(cause, 'user.deactivated', { status }, { status: 'deactivated' }),
          userEdit: true,
        };

/** Who never joined is invited again, by a new link. */
export const restoreUser =
  (cause: Cause): Decide<User> =>
  (user) => {
    if (user.status !== 'deactivated') return undefined;
    const status = user.passwordHash ? 'active' : 'invited';
    return {
      set: { status, lastEditedBy: cause.actorId },
      event: told(cause, 'user.restored', { status: user.status }, { status }),
      userEdit: true,
    };
  };

/** A new link for whoever lost the last one, or the password. @throws NOT_ALLOWED for a deactivated account */
export const giveLink =
  (cause: Cause, link: Omit<OneTimeLink, 'purpose'>): Decide<User> =>
  ({ status, role }) => {
    if (status === 'deactivated')
      throw new DomainError('NOT_ALLOWED', 'This account is switched off. Restore it first.');
    const purpose = status === 'invited' ? 'join' : 'reset';
    return {
      set: { link: { ...link, purpose } },
      event: {
        ...cause,
        action: purpose === 'join' ? 'user.invited' : 'user.reset',
        after: { status, role, expiresAt: link.expiresAt.toISOString() },
      },
    };
  };

export const linkEnded = () =>
  new DomainError(
    'LINK_ENDED',
    'This link was used already or has ended. Ask your administrator for a new one.',
  );

/** @throws LINK_ENDED */
export const requireLink = ({ link }: User, tokenHash: string, at: Date): OneTimeLink => {
  if (!link || link.tokenHash !== tokenHash || link.expiresAt <= at) throw linkEnded();
  return link;
};

/** The link opens once: it goes in the same update that sets what was chosen. @throws LINK_ENDED, VALIDATION_FAILED */
export const acceptLink =
  (
    cause: Cause,
    { tokenHash, name, passwordHash }: { tokenHash: string; name?: string; passwordHash: string },
  ): Decide<User> =>
  (user) => {
    const { purpose } = requireLink(user, tokenHash, cause.at);
    const chosen = purpose === 'join' ? name : user.name;
    if (!chosen)
      throw new DomainError('VALIDATION_FAILED', 'Enter your name.', {
        fields: [{ field: 'name', message: 'Enter your name.' }],
      });
    const event =
      purpose === 'join'
        ? told(cause, 'user.joined', { status: user.status }, { status: 'active', role: user.role })
        : { ...cause, action: 'account.changed' as const, after: { fields: ['password'] } };
    return {
      set: { name: chosen, passwordHash, status: 'active', link: undefined },
      event,
    };
  };
