import { expect } from '@playwright/test';
import type {
  BusinessCenterView,
  Page as ListPage,
  PersonName,
  ProgramView,
  ReportView,
  SessionView,
  TaggingRecordView,
} from '@smarttag/domain';
import { insertFullMonth, insertManyTaggingRecords } from '@smarttag/domain/testing';
import { draftWith, submitAndWait, type Asker, type File } from './batch.ts';
import type { Shown } from './pictured-pages.ts';

/** Two batches of one partner, a draft, and one of another with the same bytes: every outcome once. */
export const fill = async (maker: Asker, rival: Asker, files: File[]): Promise<Shown> => {
  const notes = { name: 'storyboard_notes.mp4', bytes: Buffer.from('<!doctype html><p>Not a video</p>') };
  const theirs = await draftWith(rival, [files[4]!]);
  await submitAndWait(rival, theirs.id);
  const batch = await draftWith(maker, [
    ...files.slice(1, 4),
    { ...files[0]!, name: `copy_of_${files[0]!.name}` },
    { ...files[4]!, name: 'stock_kitchen_broll_04.mp4' },
    notes,
  ]);
  await submitAndWait(maker, batch.id);
  const draft = await draftWith(maker, [{ ...files[4]!, name: 'juniper_ugc_morning_ritual_v2.mov' }]);

  const { items } = await maker.get<ListPage<TaggingRecordView>>('/api/tagging-history');
  const idOf = (outcome: string) => items.find((record) => record.outcome === outcome)!.creativeId;
  return { draft: draft.id, batch: batch.id, tagged: idOf('tagged'), duplicate: idOf('duplicate') };
};

/** A month of a thousand creatives with long names, counted by the reports when this is done. */
export const fillUp = async (mongoUrl: string, rival: Asker) => {
  const FILES = 1_008;
  const [{ partner }, people, programs, centers] = await Promise.all([
    rival.get<SessionView>('/api/session'),
    rival.get<ListPage<PersonName>>('/api/people'),
    rival.get<ListPage<ProgramView>>('/api/programs'),
    rival.get<ListPage<BusinessCenterView>>('/api/business-centers'),
  ]);
  const company = {
    ...partner!,
    people: people.items.filter(({ partnerId }) => partnerId === partner!.id),
    programs: programs.items.filter(({ open }) => open),
    businessCenters: centers.items,
  };
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const submitted = async () =>
    (await rival.get<ReportView>(`/api/reports/creatives?from=${day(-30)}&to=${day(1)}`)).totals.submitted;
  const before = await submitted();
  await insertFullMonth(mongoUrl, company, FILES, new Date());
  await expect.poll(submitted, { timeout: 90_000 }).toBe(before + FILES);
};

/** More records than are counted one by one, of many companies. */
export const auditMany = async (mongoUrl: string, rival: Asker) => {
  const { items } = await rival.get<ListPage<TaggingRecordView>>('/api/tagging-history');
  await insertManyTaggingRecords(mongoUrl, items[0]!, 12_000, new Date());
};
