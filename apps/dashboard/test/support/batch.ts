import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type {
  BusinessCenterView,
  DeclaredFiles,
  Page as ListPage,
  ProgramView,
  SessionView,
  SubmissionListItem,
  SubmissionView,
} from '@smarttag/domain';
import { makeClip } from '@smarttag/media/testing';

export interface File {
  name: string;
  bytes: Buffer;
}

export const filesIn = async (folder: string): Promise<File[]> => {
  const names = (await readdir(folder)).filter((name) => /\.(mp4|mov)$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
};

/** Real videos, each another film; sooner made than the samples of the demo. */
export const someClips = (count: number): Promise<File[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = `clip_${index + 1}.mp4`;
      return { name, bytes: await readFile(await makeClip({ seed: 801 + index, fileName: name })) };
    }),
  );

/** The api as the signed-in person of a page asks it. */
export class Asker {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly origin: string,
    private readonly headers: Record<string, string>,
  ) {}

  static async of(page: Page): Promise<Asker> {
    const { origin } = new URL(page.url());
    const session = (await (await page.request.get(`${origin}/api/session`)).json()) as SessionView;
    return new Asker(page.request, origin, { 'X-CSRF-Token': session.csrfToken, Origin: origin });
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.request.get(this.at(path));
    expect(response.ok(), `GET ${path}: ${response.status()}`).toBe(true);
    return (await response.json()) as T;
  }

  async post<T>(path: string, data: unknown = {}): Promise<T> {
    const response = await this.request.post(this.at(path), { data, headers: this.headers });
    expect(response.ok(), `POST ${path}: ${response.status()} ${await response.text()}`).toBe(true);
    return (await response.json()) as T;
  }

  async delete(path: string): Promise<void> {
    const response = await this.request.delete(this.at(path), { headers: this.headers });
    expect(response.ok(), `DELETE ${path}: ${response.status()}`).toBe(true);
  }

  async sendBytes(uploadUrl: string, bytes: Buffer): Promise<void> {
    const response = await this.request.patch(this.at(uploadUrl), {
      data: bytes,
      headers: {
        ...this.headers,
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      },
    });
    expect(response.status(), await response.text()).toBe(204);
  }

  private at(path: string): string {
    return new URL(path, this.origin).href;
  }
}

/** A draft with files, sent completely. */
export const draftWith = async (asker: Asker, files: readonly File[]): Promise<SubmissionView> => {
  const [businessCenters, programs] = await Promise.all([
    asker.get<ListPage<BusinessCenterView>>('/api/business-centers'),
    asker.get<ListPage<ProgramView>>('/api/programs'),
  ]);
  const draft = await asker.post<SubmissionView>('/api/submissions', {
    businessCenterId: businessCenters.items[0]!.businessCenterId,
    programId: programs.items.find((program) => program.open)!.id,
  });
  const { creatives } = await asker.post<DeclaredFiles>(`/api/submissions/${draft.id}/creatives`, {
    files: files.map(({ name, bytes }) => ({
      fileName: basename(name),
      size: bytes.length,
      mimeType: 'video/mp4',
    })),
  });
  for (const [index, { uploadUrl }] of creatives.entries())
    if (uploadUrl) await asker.sendBytes(uploadUrl, files[index]!.bytes);
  return draft;
};

/** All that the person's company has open. */
export const discardDrafts = async (page: Page): Promise<void> => {
  const asker = await Asker.of(page);
  const { items } = await asker.get<ListPage<SubmissionListItem>>('/api/submissions?state=draft&limit=200');
  for (const { id } of items) await asker.delete(`/api/submissions/${id}`);
};

/** Submits and waits until every file is decided. */
export const submitAndWait = async (asker: Asker, submissionId: string): Promise<void> => {
  await asker.post(`/api/submissions/${submissionId}/submit`);
  await expect
    .poll(
      async () => {
        const { creatives } = await asker.get<SubmissionView>(`/api/submissions/${submissionId}`);
        return creatives.every(({ state }) => ['tagged', 'duplicate', 'rejected'].includes(state));
      },
      { timeout: 90_000 },
    )
    .toBe(true);
};

/** Decided in a moment: no video is needed to find, pick, walk through and export them. */
export const submitNotes = async (page: Page, names: readonly string[]) => {
  const asker = await Asker.of(page);
  const files = names.map((name) => ({ name, bytes: Buffer.from(`<!doctype html><p>${name}</p>`) }));
  await submitAndWait(asker, (await draftWith(asker, files)).id);
};
