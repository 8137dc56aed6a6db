import { expect, it } from 'vitest';
import { BusinessCenterId } from '../contracts/business-center.contract.js';
import { businessCenterDigits, checkBusinessCenterId, groupDigits } from './business-center.js';

it.each([
  ['7398888478508941313', undefined],
  ['7398 8884-7850 8941 313', undefined],
  ['123456789012', { kind: 'unusual_length', digits: 12 }],
  ['73988884785089ABCDE', { kind: 'not_digits' }],
  ['٧٣٩٨', { kind: 'not_digits' }],
])('checks %s', (typed, problem) => expect(checkBusinessCenterId(typed)).toEqual(problem));

it('stays a string of digits, of which 2^53 is no limit', () => {
  expect(BusinessCenterId.parse(' 7398 8884 7850 8941 313 ')).toBe('7398888478508941313');
  expect(BusinessCenterId.safeParse('').success).toBe(false);
  expect(businessCenterDigits('1 2-3')).toBe('123');
  expect(groupDigits('7398888478508941313')).toBe('7398 8884 7850 8941 313');
});
