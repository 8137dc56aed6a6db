import { z } from 'zod';
import { Id, TimeZone } from './common.contract.js';
import { PartnerView } from './partner.contract.js';

export const ROLES = ['partner', 'auditor', 'admin'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const UserStatus = z.enum(['invited', 'active', 'deactivated']);
export type UserStatus = z.infer<typeof UserStatus>;

export const SignIn = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(256),
});
export type SignIn = z.infer<typeof SignIn>;

export const UserView = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  timeZone: TimeZone.optional(),
});
export type UserView = z.infer<typeof UserView>;

export const SessionView = z.object({
  user: UserView,
  partner: PartnerView.optional(),
  /** Goes into `X-CSRF-Token` on every write, tus included. */
  csrfToken: z.string(),
});
export type SessionView = z.infer<typeof SessionView>;

export const NewPassword = z.string().min(10).max(256);

export const AccountPatch = z.object({
  timeZone: TimeZone.optional(),
  password: z.object({ current: z.string().max(256), next: NewPassword }).optional(),
});
export type AccountPatch = z.infer<typeof AccountPatch>;

export const AccountSessionView = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  userAgent: z.string().optional(),
});
export type AccountSessionView = z.infer<typeof AccountSessionView>;
