import { expect, it } from 'vitest';
import { readScopeOf, systemScope, writeScopeOf } from './scopes.js';

it('keeps a partner’s people inside their company', () => {
  const dana = { role: 'partner', partnerId: 'northlight' } as const;
  expect(readScopeOf(dana).partnerId).toBe('northlight');
  expect(writeScopeOf(dana).partnerId).toBe('northlight');
});

it('never opens all companies to a partner account without one', () => {
  expect(() => readScopeOf({ role: 'partner' })).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
  expect(() => writeScopeOf({ role: 'partner' })).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
});

it('lets an auditor see all and change nothing', () => {
  expect(readScopeOf({ role: 'auditor' }).partnerId).toBeUndefined();
  expect(() => writeScopeOf({ role: 'auditor' })).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
});

it('ignores a company that an admin account names', () => {
  expect(writeScopeOf({ role: 'admin', partnerId: 'northlight' }).partnerId).toBeUndefined();
  expect(systemScope().partnerId).toBeUndefined();
});
