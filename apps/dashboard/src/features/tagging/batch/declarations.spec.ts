import type { CreativeView, DeclareFiles } from '@smarttag/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newBatchState, newEntry } from './batch-state.ts';
import { createDeclarations } from './declarations.ts';
import type { Draft } from './draft.ts';
import { aCreativeView, aHeldFile } from './entry.fixtures.ts';
import type { BatchSending } from './sending.ts';

type Declared = DeclareFiles['files'][number];

const creativeOf = (file: Declared, over: Partial<CreativeView> = {}) =>
  aCreativeView({ ...file, originalFileName: file.fileName, ...over });

const setUp = (more?: () => boolean) => {
  const state = newBatchState(0);
  const attached: string[] = [];
  const draft = { ensure: () => Promise.resolve('submission-1') } as Draft;
  const sending = {
    send: (entry: { creative?: CreativeView }) => attached.push(entry.creative!.fileName),
  } as unknown as BatchSending;
  const declarations = createDeclarations(state, draft, sending, more);
  const declare = (...names: string[]) => {
    const entries = names.map((name) => newEntry({ held: aHeldFile(name), checking: true }));
    state.entries = [...state.entries, ...entries];
    entries.forEach(declarations.add);
    return declarations.settled();
  };
  return { state, attached, declarations, declare };
};

let answers: ((files: Declared[]) => Response)[];
let listed: CreativeView[];
const asked: string[][] = [];

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  listed = [];
  asked.length = 0;
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    if (init.method === 'GET') return Response.json({ creatives: listed });
    const { files } = JSON.parse(String(init.body)) as { files: Declared[] };
    asked.push(files.map((file) => file.fileName));
    const answer = answers.shift() ?? takeAll;
    return answer(files);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const takeAll = (files: Declared[]) => Response.json({ creatives: files.map((file) => creativeOf(file)) });

describe('createDeclarations', () => {
  it('declares in order, and together what gathered meanwhile', async () => {
    const { attached, declare } = setUp();
    await declare('a.mp4', 'b.mp4', 'c.mp4');
    expect(asked.flat()).toEqual(['a.mp4', 'b.mp4', 'c.mp4']);
    expect(asked.length).toBeLessThan(3);
    expect(attached).toEqual(['a.mp4', 'b.mp4', 'c.mp4']);
  });

  it('does not send what is held back', async () => {
    const { state, attached, declare } = setUp();
    answers = [(files) => Response.json({ creatives: [creativeOf(files[0]!, { heldBack: true })] })];
    await declare('a.mp4');
    expect(attached).toEqual([]);
    expect(state.entries[0]?.creative?.heldBack).toBe(true);
  });

  it('takes what a call without an answer has declared, instead of declaring it twice', async () => {
    const { state, attached, declare } = setUp();
    answers = [
      (files) => {
        listed = files.map((file) => creativeOf(file, { id: 'declared before the line broke' }));
        throw new TypeError('Failed to fetch');
      },
    ];
    const done = declare('a.mp4');
    await vi.runAllTimersAsync();
    await done;
    expect(asked).toEqual([['a.mp4']]);
    expect(state.entries.map((entry) => entry.creative?.id)).toEqual(['declared before the line broke']);
    expect(attached).toEqual(['a.mp4']);
  });

  it('refuses only the file that the server refuses', async () => {
    const { state, declare } = setUp();
    const refusal = {
      code: 'FILE_TOO_LARGE',
      message: 'This file is larger than the limit.',
      details: { fileName: 'b.mp4', index: 1 },
      requestId: 'request-1',
    };
    answers = [() => Response.json(refusal, { status: 422 })];
    await declare('a.mp4', 'b.mp4', 'c.mp4');
    expect(state.entries.map((entry) => entry.refusal?.kind)).toEqual([undefined, 'server', undefined]);
    expect(state.entries.map((entry) => entry.creative?.fileName)).toEqual(['a.mp4', undefined, 'c.mp4']);
  });

  it('declares the first of many at once, and the others many to a call', async () => {
    let more = true;
    const { state, declarations } = setUp(() => more);
    const names = Array.from({ length: 150 }, (_, index) => `${index}.mp4`);
    const entries = names.map((name) => newEntry({ held: aHeldFile(name), checking: true }));
    state.entries = entries;
    declarations.add(entries[0]!);
    await vi.waitUntil(() => entries[0]!.creative);
    entries.slice(1).forEach(declarations.add);
    more = false;
    declarations.flush();
    await declarations.settled();
    expect(asked.map(({ length }) => length)).toEqual([1, 100, 49]);
    expect(asked.flat()).toEqual(names);
  });
});
