import type { Role, UserStatus } from '../contracts/session.contract.js';
import type { Edited } from './edited.js';

/** How somebody gets in without a password: once, until it expires. Only the token's SHA-256 is stored. */
export interface OneTimeLink {
  tokenHash: string;
  purpose: 'join' | 'reset';
  expiresAt: Date;
}

export interface User extends Edited {
  email: string;
  /** Empty until an invited person has chosen one. */
  name: string;
  role: Role;
  /** Present exactly for `partner` users. */
  partnerId?: string;
  /** Absent until an invited person has chosen one. */
  passwordHash?: string;
  status: UserStatus;
  timeZone?: string;
  /** At most one: a new one ends the one before, and so does a new password. */
  link?: OneTimeLink;
  createdAt: Date;
}

export const normaliseEmail = (email: string) => email.trim().toLowerCase();
