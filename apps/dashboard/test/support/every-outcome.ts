import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import type { CreativeView, Page as ListPage } from '@smarttag/domain';
import type { Stack } from '@smarttag/local-stack';
import { makeClip, makeHtmlNamedMp4 } from '@smarttag/media/testing';
import { Asker, draftWith, submitAndWait } from './batch.ts';
import { MAKER, RIVAL, signedIn } from './people.ts';

/** Every outcome once: tagged (`hero`), rejected, and a duplicate of another company's bytes. */
export const everyOutcome = async (
  browser: Browser,
  { url }: Stack,
  { hero, seed }: { hero: string; seed: number },
): Promise<CreativeView[]> => {
  const clip = async (other: number, name: string) => ({
    name,
    bytes: await readFile(await makeClip({ seed: seed + other, fileName: name })),
  });
  const askerOf = async (email: string) => {
    const page = await signedIn(browser, { baseURL: url }, email);
    return { asker: await Asker.of(page), leave: () => page.context().close() };
  };
  const theirs = await clip(1, 'lark_winter_sun.mp4');
  const rival = await askerOf(RIVAL);
  await submitAndWait(rival.asker, (await draftWith(rival.asker, [theirs])).id);
  const maker = await askerOf(MAKER);
  const notes = { name: 'notes.mp4', bytes: await readFile(await makeHtmlNamedMp4('notes.mp4')) };
  const draft = await draftWith(maker.asker, [await clip(0, hero), theirs, notes]);
  await submitAndWait(maker.asker, draft.id);
  const { items } = await maker.asker.get<ListPage<CreativeView>>('/api/creatives');
  await Promise.all([rival.leave(), maker.leave()]);
  return items.filter(({ submissionId }) => submissionId === draft.id);
};
