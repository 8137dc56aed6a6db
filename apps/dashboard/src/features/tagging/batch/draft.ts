import type { SubmissionCreate, SubmissionView } from '@smarttag/domain';
import { businessCenterDigits, checkBusinessCenterId } from '@smarttag/domain';
import { wordsOf } from '../../../components/error-words.ts';
import { ApiError } from '../../../http/errors.ts';
import * as api from '../tagging.api.ts';
import { entryOfCreative, type BatchState, type ChoiceProblem } from './batch-state.ts';
import type { TransferView } from '../engine/transfer.ts';
import type { BatchEntry } from './entry.ts';
import { mergeCreatives } from './merge-submission.ts';
import type { Uploads } from './uploads.ts';
import { untilAnswered } from './until-answered.ts';

type Choices = Pick<SubmissionCreate, 'businessCenterId' | 'programId'>;

const choicesOf = (state: BatchState): Choices => {
  const usable = checkBusinessCenterId(state.businessCenterId)?.kind !== 'not_digits';
  return {
    businessCenterId: (usable && businessCenterDigits(state.businessCenterId)) || undefined,
    programId: state.programId,
  };
};

/** Bytes that were handed to the line before a pause are not all there. */
const showWhatArrived = (entry: BatchEntry, transfer: TransferView) => {
  const offset = entry.creative?.uploadOffset ?? transfer.offset;
  if (offset !== transfer.offset) entry.transfer = { ...transfer, offset };
};

/** The draft on the server: made on first need, kept up to date, submitted. */
export const createDraft = (state: BatchState, uploads: Uploads) => {
  let creating: Promise<string> | undefined;
  let saving: Promise<void> = Promise.resolve();
  let asked = 0;
  let applied = 0;

  const apply = ({ creatives, ...submission }: SubmissionView) => {
    state.submission = submission;
    state.entries = mergeCreatives(state.entries, creatives, entryOfCreative);
    uploads.kept.forget(creatives.filter((one) => one.state !== 'uploading').map(({ id }) => id));
    for (const entry of state.entries) {
      if (entry.creative && entry.creative.state !== 'uploading') uploads.detach(entry);
      else if (entry.transfer?.phase === 'paused') showWhatArrived(entry, entry.transfer);
    }
  };

  /** Answers may overtake each other; an older one is dropped. */
  const fetch = async (id: string) => {
    const turn = ++asked;
    const submission = await api.getSubmission(id);
    if (turn < applied) return;
    applied = turn;
    apply(submission);
  };

  const open = async (id: string) => {
    await fetch(id);
    state.businessCenterId = state.submission?.businessCenterId ?? '';
    state.programId = state.submission?.programId;
  };

  const refetch = async () => {
    if (state.submission) await fetch(state.submission.id);
  };

  const create = async () => {
    const submission = await untilAnswered(() => api.createSubmission(choicesOf(state)));
    apply(submission);
    state.savedAt = new Date();
    return submission.id;
  };

  /** The draft's id; the draft is made when there is none yet. */
  const ensure = (): Promise<string> => {
    if (state.submission) return Promise.resolve(state.submission.id);
    creating ??= create().finally(() => (creating = undefined));
    return creating;
  };

  const saveNow = async (field: ChoiceProblem['field']) => {
    const id = await ensure();
    const wanted = choicesOf(state);
    const { businessCenterId = null, programId = null } = wanted;
    const stands = state.submission;
    if ((stands?.businessCenterId ?? null) === businessCenterId && (stands?.programId ?? null) === programId)
      return;
    try {
      await untilAnswered(() => api.changeSubmission(id, { businessCenterId, programId }));
      state.problem = undefined;
      state.savedAt = new Date();
      await refetch();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      state.problem = { field, message: wordsOf(error) };
    }
  };

  /** One save after the other: the last choice is the one that stands. */
  const save = (field: ChoiceProblem['field']) => {
    saving = saving.then(() => saveNow(field));
    return saving;
  };

  const chooseProgram = (id: string | undefined) => {
    state.programId = id;
    return save('program');
  };

  const typeBusinessCenter = (typed: string) => {
    state.businessCenterId = typed;
  };

  /** The person is done typing. What is not digits is not sent. */
  const stateBusinessCenter = () => {
    const stands = state.submission?.businessCenterId ?? '';
    return choicesOf(state).businessCenterId === (stands || undefined)
      ? Promise.resolve()
      : save('business_center');
  };

  const submit = async () => {
    await stateBusinessCenter();
    const id = await ensure();
    await saving;
    if (state.problem) return;
    await api.submitSubmission(id);
    await refetch();
  };

  return { open, refetch, ensure, chooseProgram, typeBusinessCenter, stateBusinessCenter, submit };
};
export type Draft = ReturnType<typeof createDraft>;
