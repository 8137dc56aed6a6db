import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentHintOf } from '@smarttag/domain';
import { makeClip } from '@smarttag/media/testing';
import type { Client } from '../records/client.js';

/** Submissions that are made beside each other, and files of each. */
const LANES = 6;
const FILES = 5;
const BUSINESS_CENTER = '7398888478508941313';

interface Declared {
  creatives: { uploadUrl: string }[];
}

/** Uploads and submits video after video, as fast as the system takes them. @returns how many */
export const uploadFor = async (client: Client, seconds: number): Promise<number> => {
  const clip = await readFile(await makeClip({ seconds: 2 }));
  const { items } = await client.get<{ items: { id: string }[] }>('/api/programs');
  const end = Date.now() + seconds * 1000;
  let count = 0;
  const lane = async () => {
    while (Date.now() < end) {
      await submitBatch(
        client,
        items[0]!.id,
        Array.from({ length: FILES }, () => unlike(clip)),
      );
      count += FILES;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return count;
};

/** The same film with other bytes: readers of MP4 skip a `free` box. */
const unlike = (clip: Buffer): Buffer => {
  const box = randomBytes(24);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  return Buffer.concat([clip, box]);
};

const submitBatch = async (client: Client, programId: string, contents: Buffer[]): Promise<void> => {
  const chosen = { programId, businessCenterId: BUSINESS_CENTER };
  const { id } = await client.post<{ id: string }>('/api/submissions', chosen);
  const files = await Promise.all(
    contents.map(async (content, index) => ({
      fileName: `clip_${index + 1}.mp4`,
      size: content.length,
      mimeType: 'video/mp4',
      contentHint: await hintOf(content),
    })),
  );
  const { creatives } = await client.post<Declared>(`/api/submissions/${id}/creatives`, { files });
  for (const [index, { uploadUrl }] of creatives.entries()) await send(client, uploadUrl, contents[index]!);
  await client.post(`/api/submissions/${id}/submit`, {});
};

const hintOf = (content: Buffer) =>
  contentHintOf(
    content.length,
    async ({ offset, length }) => content.subarray(offset, offset + length),
    createHash('sha256'),
  );

const send = async ({ url, headers }: Client, uploadUrl: string, content: Buffer): Promise<void> => {
  const answer = await fetch(new URL(uploadUrl, url), {
    method: 'PATCH',
    headers: {
      ...headers,
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
    },
    body: Uint8Array.from(content),
  });
  if (answer.status !== 204) throw new Error(`a PATCH was answered ${answer.status}`);
};
