import { z } from 'zod';
import { Id, Instant, PageQuery, listOf } from './common.contract.js';
import { NewPassword, Role, UserStatus } from './session.contract.js';

const email = z.email().max(254);

/** An invitation to the platform, or to one company. */
export const PersonInvite = z
  .object({ email, role: Role, partnerId: Id.optional() })
  .refine(({ role, partnerId }) => (role === 'partner') === (partnerId !== undefined), {
    message: 'People of a partner belong to one company, the platform’s to none.',
    path: ['partnerId'],
  });
export type PersonInvite = z.infer<typeof PersonInvite>;

export const PersonPatch = z.object({ role: Role, version: z.number().int().nonnegative() });
export type PersonPatch = z.infer<typeof PersonPatch>;

export const LinkPurpose = z.enum(['join', 'reset']);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

export const PersonView = z.object({
  id: Id,
  email: z.string(),
  /** Empty until an invited person has chosen one. */
  name: z.string(),
  role: Role,
  status: UserStatus,
  partnerId: Id.optional(),
  partnerName: z.string().optional(),
  /** A link that still opens. */
  link: z.object({ purpose: LinkPurpose, expiresAt: Instant }).optional(),
  version: z.number().int(),
  createdAt: Instant,
});
export type PersonView = z.infer<typeof PersonView>;

export const PersonQuery = PageQuery.extend({
  search: z.string().trim().max(254).optional(),
  role: listOf(Role),
  status: listOf(UserStatus),
  partnerId: listOf(Id),
});
export type PersonQuery = z.infer<typeof PersonQuery>;

/** The link is told this once: only its hash is kept. */
export const OneTimeLinkView = z.object({
  person: PersonView,
  url: z.string(),
  expiresAt: Instant,
  /** `off`: no mail server is set up, so the link is handed over by hand. */
  mail: z.enum(['sent', 'failed', 'off']),
});
export type OneTimeLinkView = z.infer<typeof OneTimeLinkView>;

export const LinkToken = z.string().regex(/^[\w-]{20,100}$/);
export const LinkOpen = z.object({ token: LinkToken });
export type LinkOpen = z.infer<typeof LinkOpen>;

/** Whom a link is for, told to who holds it. */
export const LinkOpened = z.object({
  purpose: LinkPurpose,
  email: z.string(),
  name: z.string(),
  role: Role,
  partnerName: z.string().optional(),
  expiresAt: Instant,
});
export type LinkOpened = z.infer<typeof LinkOpened>;

export const LinkAccept = z.object({
  token: LinkToken,
  name: z.string().trim().min(1).max(120).optional(),
  password: NewPassword,
});
export type LinkAccept = z.infer<typeof LinkAccept>;

/** Somebody of my scope, for filters: nothing but what rows say of them anyway. */
export const PersonName = z.object({
  id: Id,
  name: z.string(),
  /** Absent for the platform's staff. */
  partnerId: Id.optional(),
});
export type PersonName = z.infer<typeof PersonName>;
