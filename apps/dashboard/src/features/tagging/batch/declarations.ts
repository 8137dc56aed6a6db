import type { CreativeView, FileDeclarationInput } from '@smarttag/domain';
import { ApiError } from '../../../http/errors.ts';
import * as api from '../tagging.api.ts';
import { dropEntry, type BatchState } from './batch-state.ts';
import type { Draft } from './draft.ts';
import type { BatchEntry } from './entry.ts';
import { untilAnswered } from './until-answered.ts';
import type { BatchSending } from './sending.ts';

const MOST_AT_ONCE = 100;

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
    creative.originalFileName === file.fileName &&
    creative.size === file.size &&
    creative.lastModified === file.lastModified &&
    creative.contentHint === file.contentHint &&
    creative.relativePath === file.relativePath
  );
};

/** Declares read files in their order: what gathers while one call is under way goes with the next. */
export const createDeclarations = (state: BatchState, draft: Draft, sending: BatchSending) => {
  let waiting: BatchEntry[] = [];
  let running: Promise<void> | undefined;

  const add = (entry: BatchEntry) => {
    waiting.push(entry);
    running ??= run().finally(() => (running = undefined));
  };

  const run = async () => {
    while (waiting.length > 0) {
      const some = waiting.slice(0, MOST_AT_ONCE).filter((entry) => state.entries.includes(entry));
      waiting = waiting.slice(MOST_AT_ONCE);
      if (some.length > 0) await declare(some);
    }
  };

  const declare = async (entries: readonly BatchEntry[]) => {
    try {
      const id = await draft.ensure();
      const creatives = await untilAnswered((attempt) => ask(id, entries, attempt));
      state.savedAt = new Date();
      for (const [index, entry] of entries.entries()) take(entry, creatives[index]!);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(entries, error);
    }
  };

  /** After a call without an answer, what it may have declared is looked for first. */
  const ask = async (id: string, entries: readonly BatchEntry[], attempt: number) => {
    const known = attempt === 1 ? [] : await unclaimed(id);
    const found = entries.map((entry) => {
      const index = known.findIndex((creative) => isOf(creative, entry));
      return index < 0 ? undefined : known.splice(index, 1)[0];
    });
    const missing = entries.filter((_entry, index) => !found[index]);
    if (missing.length === 0) return found.map((creative) => creative!);
    const { creatives } = await api.declareFiles(id, missing.map(declarationOf));
    return found.map((creative) => creative ?? creatives.shift()!);
  };

  const unclaimed = async (id: string) => {
    const claimed = new Set(state.entries.map((entry) => entry.creative?.id));
    const { creatives } = await api.getSubmission(id);
    return creatives.filter((creative) => !claimed.has(creative.id));
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

  /** One file's fault is that file's; the others are declared again without it. */
  const refuse = (entries: readonly BatchEntry[], error: ApiError) => {
    const at = entries.findIndex((entry) => entry.held?.file.name === error.details?.['fileName']);
    const refused = at < 0 ? entries : [entries[at]!];
    for (const entry of refused) {
      entry.checking = false;
      entry.refusal = { kind: 'server', message: error.message };
    }
    waiting = [...entries.filter((entry) => !refused.includes(entry)), ...waiting];
  };

  const settled = async () => {
    while (running) await running;
  };

  return { add, settled };
};
