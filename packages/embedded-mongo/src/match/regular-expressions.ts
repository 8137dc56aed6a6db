import { MongoError, notImplemented } from '../errors.js';
import { regexParts } from '../values/order.js';

/** MongoDB's pattern as a JavaScript one; what JavaScript cannot say is refused rather than guessed. */
export function toRegExp(pattern: unknown, options?: string): RegExp {
  const parts = typeof pattern === 'string' ? { source: pattern, flags: '' } : regexParts(pattern);
  const flags = options ?? parts.flags;
  if (/[^imsxu]/.test(flags)) throw new MongoError(51108, `invalid flag in regex options: ${flags}`);
  if (flags.includes('x')) throw notImplemented('the regular expression option x');
  try {
    return new RegExp(parts.source, [...new Set(`${flags}`.replace(/u/g, ''))].join(''));
  } catch (error) {
    throw new MongoError(51091, `Regular expression is invalid: ${(error as Error).message}`);
  }
}

/** The literal text every match of an anchored pattern begins with, or ''. */
export function literalPrefix(regex: RegExp): string {
  if (regex.ignoreCase || regex.multiline || !regex.source.startsWith('^') || regex.source.includes('|'))
    return '';
  const [literal = ''] = /^[A-Za-z0-9 _@:;,<>=!#%&~"'`-]*/.exec(regex.source.slice(1)) ?? [];
  const next = regex.source.charAt(1 + literal.length);
  // a quantifier makes the last character optional
  return /[*?{]/.test(next) ? literal.slice(0, -1) : literal;
}
