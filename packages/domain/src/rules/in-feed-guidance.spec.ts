import { expect, it } from 'vitest';
import { guidanceWarnings } from './in-feed-guidance.js';
import { DEFAULT_SETTINGS } from './settings.js';

const good = { fileName: 'a.mp4', size: 1e6, durationSeconds: 15, width: 1080, height: 1920 };
const warn = (over: Partial<typeof good>) =>
  guidanceWarnings(DEFAULT_SETTINGS.guidance, { ...good, ...over });

it.each([
  [{}, []],
  [{ fileName: 'a.mkv' }, [{ kind: 'format', format: 'mkv' }]],
  [{ size: 500e6 + 1 }, [{ kind: 'bytes' }]],
  [{ durationSeconds: 4.9 }, [{ kind: 'too_short', seconds: 4.9 }]],
  [{ durationSeconds: 124 }, [{ kind: 'too_long', seconds: 124 }]],
  [{ width: 640, height: 640 }, []],
  [{ width: 960, height: 540 }, []],
  [{ width: 540, height: 959 }, [{ kind: 'picture', width: 540, height: 959 }]],
])('warns of %j', (over, warnings) => expect(warn(over)).toEqual(warnings));

it('says nothing of what it does not know', () => {
  expect(guidanceWarnings(DEFAULT_SETTINGS.guidance, { fileName: 'a.mov', size: 1 })).toEqual([]);
});
