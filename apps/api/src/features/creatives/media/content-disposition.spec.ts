import { expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.js';

it('gives the name twice: for old clients and exactly', () => {
  expect(contentDisposition('attachment', 'spring_cut_v2.mp4')).toBe(
    `attachment; filename="spring_cut_v2.mp4"; filename*=UTF-8''spring_cut_v2.mp4`,
  );
});

it('keeps names of any script, and lets none out of its quotes', () => {
  expect(contentDisposition('inline', 'été "1" \\ 🎬\r\n.mp4')).toBe(
    `inline; filename="_t_ _1_ _ ____.mp4"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22%20%5C%20%F0%9F%8E%AC%0D%0A.mp4`,
  );
});

it('escapes what encodeURIComponent leaves', () => {
  expect(contentDisposition('inline', "a'(b)*.mp4")).toContain("filename*=UTF-8''a%27%28b%29%2A.mp4");
});

it('survives half a character', () => {
  expect(contentDisposition('inline', 'a\ud83d.mp4')).toContain('%EF%BF%BD');
});
