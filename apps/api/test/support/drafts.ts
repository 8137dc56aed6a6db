import type {
  CreativeView,
  DeclaredFiles,
  FileDeclarationInput,
  Program,
  SubmissionView,
} from '@smarttag/domain';
import type { Client } from './client.js';

export const JUNIPER = '7398888478508941313';

export const aFile = (over: Partial<FileDeclarationInput> = {}): FileDeclarationInput => ({
  fileName: 'juniper_holiday_hero_15s_9x16_v4.mp4',
  size: 1_000,
  mimeType: 'video/mp4',
  ...over,
});

/** A draft of this person with the given files. */
export const draftWith = async (
  client: Client,
  program: Program | undefined,
  files: FileDeclarationInput[],
): Promise<{ id: string; creatives: CreativeView[] }> => {
  const chosen = { businessCenterId: JUNIPER, programId: program?.id };
  const { body: draft } = await client.post<SubmissionView>('/api/submissions', chosen);
  if (files.length === 0) return { id: draft.id, creatives: [] };
  const path = `/api/submissions/${draft.id}/creatives`;
  const { body, status } = await client.post<DeclaredFiles>(path, { files });
  if (status !== 201) throw new Error(`declaring answered ${status}: ${JSON.stringify(body)}`);
  return { id: draft.id, creatives: body.creatives };
};

/** A file of this person's own batch, submitted. @returns its id */
export const submittedFile = async (
  client: Client,
  program: Program,
  over: Partial<FileDeclarationInput> = {},
): Promise<string> => {
  const { id, creatives } = await draftWith(client, program, [aFile(over)]);
  await client.post(`/api/submissions/${id}/submit`);
  return creatives[0]!.id;
};
