import { describe, expect, it } from 'vitest';
import { aCause, aProgram } from '../testing/builders.js';
import { changeProgram } from './program.js';

const cause = aCause();
const program = aProgram({ name: 'Holiday Boost', version: 3, lastEditedBy: 'ines' });

describe('a change by form', () => {
  it('sets what differs, and tells of it with before and after', () => {
    const decision = changeProgram(cause, {
      name: 'Holiday Boost 2026',
      openTo: program.openTo,
      description: 'Ads for winter.',
      version: 3,
    })(program);
    expect(decision).toMatchObject({
      set: { name: 'Holiday Boost 2026', description: 'Ads for winter.', lastEditedBy: cause.actorId },
      event: {
        action: 'program.changed',
        before: { name: 'Holiday Boost', description: null },
        after: { name: 'Holiday Boost 2026', description: 'Ads for winter.' },
      },
      userEdit: true,
    });
    expect(decision!.set).not.toHaveProperty('openTo');
  });

  it('is refused when somebody else was faster, with what stands there now', () => {
    const stale = changeProgram(cause, { name: 'Winter Boost', version: 2 });
    expect(() => stale(program)).toThrow(
      expect.objectContaining({
        code: 'STALE_VERSION',
        details: { currentVersion: 3, current: { name: 'Holiday Boost' }, lastEditedBy: 'ines' },
      }),
    );
  });

  it('is nothing to do when all is so already, whichever version was seen', () =>
    expect(changeProgram(cause, { name: 'Holiday Boost', version: 1 })(program)).toBeUndefined());

  it('removes a field that is set to null', () => {
    const described = { ...program, description: 'Old words' };
    expect(changeProgram(cause, { description: null, version: 3 })(described)).toMatchObject({
      set: { description: undefined },
      event: { before: { description: 'Old words' }, after: { description: null } },
    });
  });
});
