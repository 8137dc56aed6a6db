import { describe, expect, it } from 'vitest';
import { csrfTokenOf, isCsrfToken, newSessionToken, sessionIdOf } from './session-token.js';

describe('session tokens', () => {
  it('are never drawn twice and are not what is stored', () => {
    const token = newSessionToken();
    expect(newSessionToken()).not.toBe(token);
    expect(sessionIdOf(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(sessionIdOf(token)).not.toContain(token);
  });

  it('accept the CSRF token of their own session only', () => {
    const token = newSessionToken();
    expect(isCsrfToken(token, csrfTokenOf(token))).toBe(true);
    expect(isCsrfToken(token, csrfTokenOf(newSessionToken()))).toBe(false);
    expect(isCsrfToken(token, undefined)).toBe(false);
    expect(isCsrfToken(token, '')).toBe(false);
  });
});
