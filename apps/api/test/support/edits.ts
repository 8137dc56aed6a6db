import {
  systemScope,
  type BulkResult,
  type Creative,
  type CreativeView,
  type HistoryEventView,
  type Page,
} from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { aCause, aCreative } from '@smarttag/domain/testing';
import type { TestApi } from './api.js';
import type { Client } from './client.js';
import { relay } from './system.js';
import type { World } from './world.js';

/** Tagged creatives of Dana's company, and what people do with them. */
export const editing = (api: TestApi, world: World, dana: Client) => {
  const stored = new CreativesRepository(api.connection);
  const made = async (over: Partial<Creative> = {}, count = 1): Promise<Creative[]> => {
    const now = new Date();
    const rows = Array.from({ length: count }, (_, n) =>
      aCreative({
        partnerId: world.northlight.id,
        programId: world.holiday.id,
        fileName: `cut_${n}.mp4`,
        state: 'tagged',
        submittedAt: now,
        taggingDate: now,
        ...over,
      }),
    );
    await stored.insertDeclared(systemScope(), aCause(), rows);
    return rows;
  };
  return {
    stored,
    made,
    one: async (over: Partial<Creative> = {}) => (await made(over))[0]!,
    edit: (client: Client, id: string, patch: object) =>
      client.patch<CreativeView>(`/api/creatives/${id}`, patch),
    bulk: (client: Client, body: object) => client.post<BulkResult>('/api/creatives/bulk', body),
    /** Oldest first, edits only. */
    editsOf: async (id: string) => {
      await relay(api.connection);
      const { body } = await dana.get<Page<HistoryEventView>>(`/api/creatives/${id}/history`);
      return body.items
        .filter(({ action }) => action === 'creative.edited' || action === 'creative.reverted')
        .reverse();
    },
  };
};
export type Editing = ReturnType<typeof editing>;
