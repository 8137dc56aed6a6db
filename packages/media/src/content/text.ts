const WEB_PAGE = /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|script|meta|title)\b/i;
const PLAYLIST =
  /^\s*(#EXTM3U|ffconcat\b|file\s+['"/\w]|\[playlist\]|(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(MPD|smil|asx|playlist|SmoothStreamingMedia)\b|v=0\r?\no=|(https?|rtsp|rtmp|ftp|mms|concat|file|subfile|data):\S)/i;

/** True for UTF-8 or UTF-16 without the control characters that every binary format has. */
export function isText(head: Buffer): boolean {
  if (head.length === 0) return false;
  const text = decode(head);
  return text !== undefined && !hasControlCharacters(text);
}

export function isWebPage(head: Buffer): boolean {
  return WEB_PAGE.test(textOf(head));
}

/** HLS, DASH, M3U, PLS, SMIL, ASX, SDP, ffmpeg's concat lists, or a bare list of addresses. */
export function isPlaylist(head: Buffer): boolean {
  return PLAYLIST.test(textOf(head)) && isText(head);
}

function textOf(head: Buffer): string {
  return decode(head) ?? '';
}

/** Streaming decoding, because the head may end in the middle of a character. */
function decode(head: Buffer): string | undefined {
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    return undefined;
  }
}

function hasControlCharacters(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) return true;
  }
  return false;
}
