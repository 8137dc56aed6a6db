import { expect, it } from 'vitest';
import { isCheckDue } from './is-check-due.js';

const at = (text: string) => new Date(`2026-11-${text}Z`);

it.each([
  ['never compared', undefined, at('18T00:10'), true],
  ['compared yesterday, before the hour', at('17T02:05'), at('18T01:59'), false],
  ['compared yesterday, at the hour', at('17T02:05'), at('18T02:00'), true],
  ['compared tonight', at('18T02:00'), at('18T23:59'), false],
  ['the worker stood still for days', at('10T02:00'), at('18T01:00'), true],
])('%s', (_, checkedAt, now, due) => expect(isCheckDue(checkedAt, now, 2)).toBe(due));
