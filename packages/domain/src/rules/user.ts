import type { Role } from '../contracts/session.contract.js';

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Present exactly for `partner` users. */
  partnerId?: string;
  passwordHash: string;
  status: 'active' | 'deactivated';
  timeZone?: string;
  createdAt: Date;
}

export const normaliseEmail = (email: string) => email.trim().toLowerCase();
