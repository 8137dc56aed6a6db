import { Readable } from 'node:stream';
import { systemScope, type TaggingRecord } from '@smarttag/domain';
import { DisputesRepository } from '@smarttag/domain/mongoose';
import { aCause, aDispute } from '@smarttag/domain/testing';
import { originalKey, posterKey, spriteKey } from '@smarttag/storage';
import type { TestApi } from './api.js';
import type { Client } from './client.js';
import { JUNIPER, aFile, draftWith } from './drafts.js';
import type { Route } from './route-table.js';
import { decide, relay } from './system.js';
import type { World } from './world.js';

export interface DanasThings {
  draftId: string;
  record: TaggingRecord;
  /** What stands for a parameter of a route, by the segment before it and its name. */
  parameters: Record<string, string>;
}

/** One of everything, of Dana's: what no other company may see or change. */
export const makeDanasThings = async (api: TestApi, world: World, dana: Client): Promise<DanasThings> => {
  await dana.post('/api/business-centers', { businessCenterId: JUNIPER, name: 'Juniper Coffee' });
  const batch = await draftWith(dana, world.holiday, [aFile({ fileName: 'secret_campaign.mp4' })]);
  await dana.post(`/api/submissions/${batch.id}/submit`);
  const record = await decide(api.connection, world, batch.creatives[0]!.id, { hasPoster: true });
  await api.storage.append(originalKey(record.creativeId), 0, Readable.from([Buffer.alloc(1_000)]));
  await api.storage.put(posterKey(record.creativeId), Buffer.from('picture'));
  await api.storage.put(spriteKey(record.creativeId), Buffer.from('frames'));
  const draft = await draftWith(dana, world.holiday, [aFile({ fileName: 'secret_draft.mp4' })]);
  const { body } = await dana.get<{ items: { id: string }[] }>('/api/account/sessions');
  const exported = await dana.post<{ id: string }>('/api/exports', { list: 'activity', filters: {} });
  const saved = await dana.post<{ id: string }>('/api/saved-views', {
    list: 'creatives',
    name: 'secret_view',
    query: '',
    audience: 'company',
  });
  const dispute = aDispute({ partnerId: world.northlight.id, openedBy: world.dana.id });
  await new DisputesRepository(api.connection).insert(systemScope(), aCause(), dispute);
  const sessionId = body.items[0]!.id;
  // A new parameter needs a thing of Dana's to stand for it.
  const parameters = {
    'submissions/:id': draft.id,
    'creatives/:creativeId': draft.creatives[0]!.id,
    'creatives/:id': record.creativeId,
    'tagging-history/:creativeId': record.creativeId,
    'tags/:tagId': record.tagId!,
    'sessions/:id': sessionId,
    'exports/:id': exported.body.id,
    'saved-views/:id': saved.body.id,
    'disputes/:id': dispute.id,
    'programs/:id': world.holiday.id,
    'partners/:id': world.northlight.id,
    'users/:id': world.dana.id,
    'sessions/:sessionId': sessionId,
    'business-centers/:businessCenterId': JUNIPER,
    'partners/:partnerId': world.northlight.id,
  };
  await relay(api.connection);
  return { draftId: draft.id, record, parameters };
};

/** Bodies that would be right, so that nothing but the scope can refuse them. */
export const bodyOf = ({ name }: Route, { record }: DanasThings, world: World): unknown =>
  ({
    'POST /api/submissions': {},
    'PATCH /api/submissions/:id': { programId: world.holiday.id },
    'POST /api/submissions/:id/creatives': { files: [aFile()] },
    'PATCH /api/creatives/:id': { fileName: 'taken_over.mp4', version: 0 },
    'POST /api/creatives/:id/revert': { eventId: `${record.creativeId}.1` },
    'POST /api/creatives/bulk': {
      items: [{ id: record.creativeId, fileName: 'taken_over.mp4', version: 0 }],
    },
    'POST /api/creatives/revert': { eventIds: [`${record.creativeId}.1`] },
    'POST /api/business-centers': { businessCenterId: JUNIPER },
    'POST /api/saved-views': { list: 'creatives', name: 'mine', query: '' },
    'PATCH /api/saved-views/:id': { name: 'taken_over' },
    'POST /api/creatives/:id/dispute': { why: 'secret_reason' },
    'POST /api/exports': { list: 'creatives', filters: {} },
    'PATCH /api/account': { timeZone: 'Asia/Tokyo' },
    'POST /api/admin/programs': { name: 'Taken over', openTo: ['marketing_partner'] },
    'PATCH /api/admin/programs/:id': { name: 'Taken over', version: 0 },
    'POST /api/admin/partners': { name: 'Taken over', kind: 'marketing_partner', quotaBytes: 1 },
    'PATCH /api/admin/partners/:id': { name: 'Taken over', version: 0 },
    'POST /api/admin/users': { email: 'taken@over.example', role: 'admin' },
    'PATCH /api/admin/users/:id': { role: 'admin', version: 0 },
    'POST /api/admin/business-centers/:businessCenterId/note': { note: 'Taken over' },
    'POST /api/admin/disputes/:id/answer': { verdict: 'upheld', answer: 'Taken over' },
    'PATCH /api/admin/settings': { contact: { name: 'Taken', email: 'taken@over.example' }, version: 0 },
  })[name];

export const filled = ({ path }: Route, { parameters }: DanasThings): string => {
  const segments = path.split('/');
  return segments
    .map((segment, index) => {
      if (!segment.startsWith(':')) return segment;
      const value = parameters[`${segments[index - 1]}/${segment}`];
      if (value === undefined) throw new Error(`${path} needs a thing of Dana’s for ${segment}`);
      return value;
    })
    .join('/');
};

export const queryOf = ({ path }: Route, { record }: DanasThings, world: World): string =>
  path === '/api/tags' ? `?sha256=${record.sha256}` : `?partnerId=${world.northlight.id}&limit=200`;
