import { expect, it } from 'vitest';
import { CREATIVE_STATES } from '../../contracts/creative.contract.js';
import { TRANSITIONS, canMove, isDecided, isOpenForBytes, requireMove } from './creative-state.js';

it('leads nowhere from what is decided for good', () => {
  for (const state of CREATIVE_STATES.filter(isDecided)) expect(TRANSITIONS[state]).toEqual([]);
  expect(TRANSITIONS.expired).toEqual([]);
});

it('decides only what is being tagged', () => {
  for (const from of CREATIVE_STATES)
    for (const to of CREATIVE_STATES.filter(isDecided)) expect(canMove(from, to)).toBe(from === 'tagging');
});

it('takes bytes only while uploading', () =>
  expect(CREATIVE_STATES.filter(isOpenForBytes)).toEqual(['uploading']));

it('refuses with both ends of the arrow', () => {
  expect(() => requireMove('tagged', 'cancelled')).toThrow(
    expect.objectContaining({ code: 'TRANSITION_NOT_ALLOWED', details: { from: 'tagged', to: 'cancelled' } }),
  );
});
