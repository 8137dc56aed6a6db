import { SESSION_COOKIE } from '@smarttag/service-kit';
import type { CookieOptions, Response } from 'express';
import type { Env } from '../../config/env.js';

type CookieSettings = Pick<Env, 'PUBLIC_URL' | 'SESSION_ABSOLUTE_MS'>;

const optionsOf = (env: CookieSettings): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: new URL(env.PUBLIC_URL).protocol === 'https:',
  path: '/',
});

export const setSessionCookie = (response: Response, env: CookieSettings, token: string): void => {
  response.cookie(SESSION_COOKIE, token, { ...optionsOf(env), maxAge: env.SESSION_ABSOLUTE_MS });
};

export const clearSessionCookie = (response: Response, env: CookieSettings): void => {
  response.clearCookie(SESSION_COOKIE, optionsOf(env));
};
