import type { BulkResult, CreativeBulkEdit, CreativeView } from '@smarttag/domain';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPageTexts } from '../../../locales/i18n.ts';
import { editMany, undoMany, type Change } from './edit-many.ts';

beforeAll(loadPageTexts);

const creatives = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    fileName: `a${index}.mp4`,
    version: index,
  }));
const renames = (count: number): Change[] =>
  creatives(count).map((creative) => ({
    creative: creative as CreativeView,
    field: 'fileName',
    value: `b${creative.id}.mp4`,
  }));

/** The server, at the level of HTTP: each part is answered, refused or lost. */
const serve = (answer: (body: CreativeBulkEdit, call: number) => BulkResult | 'lost') => {
  const bodies: CreativeBulkEdit[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body)) as CreativeBulkEdit;
    const given = answer(body, bodies.push(body));
    return given === 'lost' ? Promise.reject(new TypeError('lost')) : Promise.resolve(Response.json(given));
  });
  return bodies;
};
const allDone = ({ items }: CreativeBulkEdit): BulkResult => ({
  requestId: 'r',
  done: items.map(({ id, version }) => ({ id, fileName: 'b', version: version + 1, eventId: `${id}.9` })),
  failed: [],
});
afterEach(() => void vi.unstubAllGlobals());

describe('many edits at once', () => {
  it('go in parts of a hundred, each with the version it was seen with', async () => {
    const bodies = serve(allDone);
    const steps: number[] = [];
    const outcome = await editMany(renames(250), (done) => steps.push(done));
    expect(outcome.done).toHaveLength(250);
    expect(steps).toEqual([100, 200, 250]);
    expect(bodies[2]!.items[49]).toEqual({ id: 'c249', version: 249, fileName: 'bc249.mp4' });
  });
  it('name one program for all of a part', async () => {
    const bodies = serve(allDone);
    await editMany(
      renames(2).map((change) => ({ ...change, field: 'programId', value: 'p1' })),
      () => undefined,
    );
    expect(bodies).toEqual([
      { programId: 'p1', items: [0, 1].map((index) => ({ id: `c${index}`, version: index })) },
    ]);
  });
  it('do the rest when a part is lost or some of it fails', async () => {
    serve((body, call) => {
      if (call === 1) return 'lost';
      const { done } = allDone(body);
      return {
        requestId: 'r',
        done: done.slice(1),
        failed: [{ id: done[0]!.id, code: 'STALE_VERSION', message: 'stale' }],
      };
    });
    const outcome = await editMany(renames(150), () => undefined);
    expect(outcome.done).toHaveLength(49);
    expect(outcome.failed).toHaveLength(101);
    expect(outcome.failed[100]!.reason).toMatch(/Someone else changed it/);
  });
  it('are put back by the events they made', async () => {
    const outcome = await (serve(allDone), editMany(renames(2), () => undefined));
    const bodies = serve(() => ({ requestId: 'r', done: [], failed: [] }));
    await undoMany(outcome.done, () => undefined);
    expect(bodies).toEqual([{ eventIds: ['c0.9', 'c1.9'] }]);
  });
});
