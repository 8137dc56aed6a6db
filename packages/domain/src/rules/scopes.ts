import { DomainError } from '../errors/domain-error.js';
import type { User } from './user.js';

declare const read: unique symbol;
declare const write: unique symbol;
declare const system: unique symbol;

/** What the asker may see: one partner's things, or all partners' (`partnerId` undefined). */
export interface ReadScope {
  readonly [read]: true;
  readonly partnerId: string | undefined;
}

/** What the asker may change among partner-owned data. An auditor never gets one. */
export interface WriteScope extends ReadScope {
  readonly [write]: true;
}

/** For work that nobody asked for: jobs, relay, sweeps. Sees and changes all. */
export interface SystemScope extends WriteScope {
  readonly [system]: true;
}

type Asker = Pick<User, 'role' | 'partnerId'>;

const partnerOf = (asker: Asker): string | undefined => {
  if (asker.role !== 'partner') return undefined;
  if (!asker.partnerId) throw new DomainError('NOT_ALLOWED', 'This account belongs to no company.');
  return asker.partnerId;
};

export const readScopeOf = (asker: Asker) => ({ partnerId: partnerOf(asker) }) as ReadScope;

/** @throws NOT_ALLOWED for auditors */
export const writeScopeOf = (asker: Asker): WriteScope => {
  if (asker.role === 'auditor')
    throw new DomainError('NOT_ALLOWED', 'Auditors see everything and change nothing.');
  return { partnerId: partnerOf(asker) } as WriteScope;
};

/** Only worker, relay and sweeps call this; dependency rules hold it there. */
export const systemScope = () => ({ partnerId: undefined }) as SystemScope;
