import { CREATIVE_STATES } from '@smarttag/domain';
import { createApp, h } from 'vue';
import { describe, expect, it } from 'vitest';
import { splitFileName } from './file-name.ts';
import { STATUSES, statusOf } from './status.ts';
import StatusMark from './StatusMark.vue';
import { spellTagId, splitTagId } from './tag-words.ts';

const render = (props: InstanceType<typeof StatusMark>['$props']) => {
  const host = document.createElement('div');
  createApp({ render: () => h(StatusMark, props) }).mount(host);
  return host;
};

describe('a status', () => {
  it('is there for every state of a creative', () => {
    for (const state of CREATIVE_STATES) expect(STATUSES[statusOf(state)]).toBeDefined();
  });

  it('is an icon and a word', () => {
    const mark = render({ status: 'duplicate' });
    expect(mark.querySelector('svg')).not.toBeNull();
    expect(mark.textContent).toBe('Duplicate');
  });

  it('says how far where that is known', () => {
    expect(render({ status: 'uploading', share: 0.64 }).textContent).toBe('Uploading 64\u00a0%');
    expect(render({ status: 'paused', share: 0.4 }).textContent).toBe('Paused at 40\u00a0%');
    expect(render({ status: 'uploading' }).textContent).toBe('Uploading');
  });

  it('has an outline of its own wherever colours could be confused', () => {
    const outlines = (
      ['uploading', 'uploaded', 'tagging', 'tagged', 'duplicate', 'rejected', 'failed'] as const
    ).map((name) => STATUSES[name].icon);
    expect(new Set(outlines).size).toBe(outlines.length);
  });
});

describe('a name that is too long', () => {
  it('keeps its end, where version and extension are', () => {
    expect(splitFileName('juniper_holiday_hero_15s_9x16_v4.mp4')).toEqual({
      start: 'juniper_holiday_hero_15s',
      end: '_9x16_v4.mp4',
    });
  });
  it('is never cut inside a character', () => {
    const { start, end } = splitFileName('👩‍👩‍👧‍👦👩‍👩‍👧‍👦a');
    expect(start + end).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦a');
    expect(end).toBe('a');
  });
});

describe('a tag ID', () => {
  it('is spelled with a pause at each hyphen', () =>
    expect(spellTagId('7K4M-9QXR-H')).toBe('7 K 4 M, 9 Q X R, H'));
  it('shows its check character apart', () =>
    expect(splitTagId('7K4M-9QXR-H')).toEqual({ body: '7K4M-9QXR-', check: 'H' }));
});
