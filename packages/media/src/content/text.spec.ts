import { describe, expect, it } from 'vitest';

import { isPlaylist, isText, isWebPage } from './text.js';

describe('isPlaylist', () => {
  it.each([
    '#EXTM3U\n#EXT-X-VERSION:3\n',
    '\ufeff#EXTM3U\n',
    '  \n#EXTM3U\n',
    "ffconcat version 1.0\nfile 'a.mp4'\n",
    "file '/srv/other.mp4'\n",
    '[playlist]\nFile1=a.mp4\n',
    '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">',
    '<smil><body/></smil>',
    'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n',
    'https://example.com/a.mp4\n',
    'concat:a.mp4|b.mp4',
  ])('knows %j', (text) => {
    expect(isPlaylist(Buffer.from(text))).toBe(true);
  });

  it.each(['<html></html>', 'files we need', 'hello', '', '#EXTM3U\0\x01'])('leaves %j', (text) => {
    expect(isPlaylist(Buffer.from(text))).toBe(false);
  });
});

describe('isWebPage', () => {
  it.each([
    '<!DOCTYPE html>',
    ' \n<html lang="en">',
    '<!-- saved from -->\n<html>',
    '<head><title>x',
    '<script>',
  ])('knows %j', (text) => expect(isWebPage(Buffer.from(text))).toBe(true));

  it.each(['<?xml version="1.0"?><Error/>', '{"error":"no"}', 'the <html> tag'])('leaves %j', (text) => {
    expect(isWebPage(Buffer.from(text))).toBe(false);
  });
});

describe('isText', () => {
  it('takes a character that the head cuts in two', () => {
    expect(isText(Buffer.from('añ').subarray(0, 2))).toBe(true);
  });

  it('takes UTF-16', () => {
    expect(isText(Buffer.from('\ufeffhello', 'utf16le'))).toBe(true);
  });

  it.each([
    Buffer.alloc(0),
    Buffer.from([0, 0, 0, 24]),
    Buffer.from([0xff, 0xd8, 0xff]),
    Buffer.from('RIFF\x01'),
  ])('refuses binary %j', (bytes) => expect(isText(bytes)).toBe(false));
});
