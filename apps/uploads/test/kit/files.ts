import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentHintOf, type Creative, type Submission } from '@smarttag/domain';
import { aCause, aCreative, aSubmission, anUpload } from '@smarttag/domain/testing';
import { originalKey } from '@smarttag/storage';
import { ALL, type Person } from './people.js';
import type { World } from './world.js';

export const MIB = 1024 * 1024;
export const someBytes = (length: number) => randomBytes(length);

export const hintOf = (bytes: Buffer) =>
  contentHintOf(
    bytes.length,
    async ({ offset, length }) => bytes.subarray(offset, offset + length),
    createHash('sha256'),
  );

export const newDraft = async (world: World, person: Person, over: Partial<Submission> = {}) => {
  const submission = aSubmission({ partnerId: person.partnerId, createdBy: person.user.id, ...over });
  await world.submissions.insert(ALL, aCause(), submission);
  return submission;
};

/** What the api's declaration leaves behind: a creative and its upload, under one id. */
export const declare = async (
  world: World,
  person: Person,
  bytes: Buffer,
  over: Partial<Creative> & { hint?: string } = {},
) => {
  const { hint = await hintOf(bytes), ...rest } = over;
  const submissionId = rest.submissionId ?? (await newDraft(world, person)).id;
  const now = new Date();
  const creative = aCreative({
    partnerId: person.partnerId,
    submissionId,
    size: bytes.length,
    contentHint: hint,
    uploaderId: person.user.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 14 * 86_400_000),
    ...rest,
  });
  const { id, partnerId, size } = creative;
  await world.uploads.insertDeclared(ALL, [
    anUpload({ id, partnerId, submissionId, size, contentHint: hint, createdAt: now }),
  ]);
  await world.creatives.insertDeclared(ALL, aCause(), [creative]);
  return creative;
};

export const creativeNow = async (world: World, id: string) => (await world.creatives.findById(ALL, id))!;
export const uploadNow = async (world: World, id: string) => (await world.uploads.findById(ALL, id))!;

export const storedBytes = async (world: World, id: string): Promise<Buffer> =>
  readFile((await world.storage.openLocal(originalKey(id))).path);
