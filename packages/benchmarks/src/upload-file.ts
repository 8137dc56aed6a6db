import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';

const MIB = 2 ** 20;

/** The file that is sent: this block, again and again. */
const BLOCK = randomBytes(MIB);
const TWICE = Buffer.concat([BLOCK, BLOCK]);

/** At most a block of the file. */
export const fileBytes = (offset: number, length: number): Buffer =>
  TWICE.subarray(offset % MIB, (offset % MIB) + length);

export interface Sending {
  size: number;
  /** Bytes of one PATCH. */
  chunk: number;
  checksum?: boolean;
}

/** Sends a file whole, one PATCH after the other. */
export async function sendFile(
  { url, headers }: { url: string; headers: Record<string, string> },
  { size, chunk, checksum }: Sending,
): Promise<void> {
  for (let offset = 0; offset < size; offset += chunk) {
    const length = Math.min(chunk, size - offset);
    await sendChunk(url, { ...headers, ...(checksum && checksumOf(length)) }, offset, length);
  }
}

async function sendChunk(url: string, headers: object, offset: number, length: number): Promise<void> {
  const sent = request(url, {
    method: 'PATCH',
    headers: {
      ...headers,
      'tus-resumable': '1.0.0',
      'upload-offset': offset,
      'content-type': 'application/offset+octet-stream',
      'content-length': length,
    },
  });
  const answered = once(sent, 'response');
  for (let at = 0; at < length; at += MIB)
    if (!sent.write(BLOCK.subarray(0, Math.min(MIB, length - at)))) await once(sent, 'drain');
  sent.end();
  const [answer] = (await answered) as [{ statusCode: number; resume(): void }];
  answer.resume();
  if (answer.statusCode !== 204) throw new Error(`a PATCH was answered ${answer.statusCode}`);
}

function checksumOf(length: number): Record<string, string> {
  const hash = createHash('sha256');
  for (let at = 0; at < length; at += MIB) hash.update(BLOCK.subarray(0, Math.min(MIB, length - at)));
  return { 'upload-checksum': `sha256 ${hash.digest('base64')}` };
}
