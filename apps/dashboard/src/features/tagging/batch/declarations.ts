import { declaredFileName, type CreativeView, type FileDeclarationInput } from '@smarttag/domain';
import { ApiError } from '../../../http/errors.ts';
import * as api from '../tagging.api.ts';
import { dropEntry, type BatchState } from './batch-state.ts';
import type { Draft } from './draft.ts';
import type { BatchEntry } from './entry.ts';
import { refusedBy } from './refusals.ts';
import { untilAnswered } from './until-answered.ts';
import type { BatchSending } from './sending.ts';

const MOST_AT_ONCE = 100;
/** Files are read one by one; those that are ready within this time go together. */
const GATHER_MS = 1000;

const declarationOf = (entry: BatchEntry): FileDeclarationInput => {
  const { file, contentHint, relativePath } = entry.held!;
  return {
    fileName: file.name,
    size: file.size,
    mimeType: file.type,
    lastModified: file.lastModified,
    contentHint,
    relativePath,
  };
};

const isOf = (creative: CreativeView, entry: BatchEntry) => {
  const file = declarationOf(entry);
  return (
    creative.originalFileName === declaredFileName(file.fileName) &&
    creative.size === file.size &&
    creative.lastModified === file.lastModified &&
    creative.contentHint === file.contentHint &&
    creative.relativePath === file.relativePath
  );
};

/**
 * Declares read files in their order: the first of a drop at once, so that it can be sent, and those after it
 * many to a call. `more` tells whether others are still being read.
 */
export const createDeclarations = (
  state: BatchState,
  draft: Draft,
  sending: BatchSending,
  more: () => boolean = () => false,
) => {
  let waiting: BatchEntry[] = [];
  let running: Promise<void> | undefined;
  let atOnce = true;
  let goOn = () => {};

  const add = (entry: BatchEntry) => {
    waiting.push(entry);
    if (waiting.length >= MOST_AT_ONCE) goOn();
    running ??= run().finally(() => (running = undefined));
  };

  /** Nothing more is being read: what has gathered goes now. */
  const flush = () => {
    atOnce = true;
    goOn();
  };

  const gathered = () =>
    new Promise<void>((resolve) => {
      if (atOnce || !more() || waiting.length >= MOST_AT_ONCE) return resolve();
      const timer = setTimeout(resolve, GATHER_MS);
      goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (waiting.length > 0) {
      await gathered();
      atOnce = !more();
      const some = waiting.slice(0, MOST_AT_ONCE).filter((entry) => state.entries.includes(entry));
      waiting = waiting.slice(MOST_AT_ONCE);
      if (some.length > 0) await declare(some);
    }
  };

  const declare = async (entries: readonly BatchEntry[]) => {
    let missing = entries;
    try {
      const id = await draft.ensure();
      await untilAnswered(async (attempt) => {
        if (attempt > 1) missing = await withoutDeclared(id, missing);
        if (missing.length === 0) return;
        const { creatives } = await api.declareFiles(id, missing.map(declarationOf));
        for (const [index, entry] of missing.entries()) take(entry, creatives[index]!);
      });
      state.savedAt = new Date();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(missing, error);
    }
  };

  /** A call without an answer may have declared them all the same. @returns those that it did not */
  const withoutDeclared = async (id: string, entries: readonly BatchEntry[]) => {
    const claimed = new Set(state.entries.map((entry) => entry.creative?.id));
    const { creatives } = await api.getSubmission(id);
    const known = creatives.filter((creative) => !claimed.has(creative.id));
    return entries.filter((entry) => {
      const index = known.findIndex((creative) => isOf(creative, entry));
      if (index >= 0) take(entry, known.splice(index, 1)[0]!);
      return index < 0;
    });
  };

  const take = (entry: BatchEntry, creative: CreativeView) => {
    // A refetch that came between may have listed it as somebody else's row.
    const listed = state.entries.find((one) => one !== entry && one.creative?.id === creative.id);
    if (listed) dropEntry(state, listed);
    entry.creative = creative;
    entry.checking = false;
    if (!state.entries.includes(entry)) return void api.removeCreative(creative.submissionId, creative.id);
    if (!creative.heldBack && entry.held) sending.send(entry, entry.held);
  };

  /** The others are declared again without those that were refused. */
  const refuse = (entries: readonly BatchEntry[], error: ApiError) => {
    const refused = new Map(refusedBy(error, entries));
    for (const [entry, refusal] of refused) {
      entry.checking = false;
      entry.refusal = refusal;
    }
    waiting = [...entries.filter((entry) => !refused.has(entry)), ...waiting];
  };

  const settled = async () => {
    while (running) await running;
  };

  return { add, flush, settled };
};
