import { declaredFileName, type CreativeView, type InFeedGuidance } from '@smarttag/domain';
import { rejectionText } from '../../../components/outcome-words.ts';
import { formatBytes, formatBytesOf, formatSpeed } from '../../../format/bytes.ts';
import { formatDate, formatTime, formatTimeWithSeconds } from '../../../format/time.ts';
import { t } from '../../../locales/i18n.ts';
import { duplicateSentence } from './duplicate-sentence.ts';
import { fileNameOf, isLost, sizeOf, type BatchEntry } from './entry.ts';
import { guidanceOf } from './guidance.ts';
import { refusalSentence } from './refusal-sentence.ts';
import { bytesHere, rowStatus } from './row-status.ts';
import type { Sentence } from './sentence.ts';
import { timeLeftWords } from './time-left-words.ts';

export interface SentenceContext {
  draft: boolean;
  /** Milliseconds since 1970. */
  now: number;
  guidance?: InFeedGuidance;
  partnerName?: string;
  atATime: number;
}

/** `556 of 868 MB · 18.2 MB/s · 17 s left · tagged when it arrives` */
const uploading = (entry: BatchEntry, creative: CreativeView, draft: boolean): Sentence => {
  const transfer = entry.transfer;
  const speed = transfer?.bytesPerSecond;
  const parts = [
    t('tagging.sentence.bytesOf', formatBytesOf(bytesHere(entry), creative.size)),
    ...(speed === undefined ? [] : [formatSpeed(speed)]),
    ...(transfer?.secondsLeft === undefined ? [] : [timeLeftWords(transfer.secondsLeft)]),
    ...(draft ? [] : [t('tagging.sentence.taggedOnArrival')]),
  ];
  return { key: 'tagging.sentence.parts', values: { parts: parts.join(' · ') } };
};

const secondsOf = (milliseconds: number) => Math.max(0, Math.round(milliseconds / 1000));

const resting = (entry: BatchEntry, now: number): Sentence => {
  const { fault, triedAt = now, nextTryAt, phase } = entry.transfer!;
  const here = formatBytes(bytesHere(entry));
  if (phase === 'stopped') {
    const key = fault === 'refused' ? 'tagging.sentence.refused' : 'tagging.sentence.gone';
    return { key, action: 'tryNow' };
  }
  if (fault === 'storage_full') return { key: 'tagging.sentence.storageFull' };
  const values = { here, s: secondsOf((nextTryAt ?? now) - now) };
  if (fault === 'busy') return { key: 'tagging.sentence.busy', values, action: 'tryNow' };
  if (fault !== 'line') return { key: 'tagging.sentence.serverFault', values, action: 'tryNow' };
  if (navigator.onLine) return { key: 'tagging.sentence.lineRetry', values, action: 'tryNow' };
  return {
    key: 'tagging.sentence.offline',
    values: { here, s: secondsOf(now - triedAt) },
    action: 'tryNow',
  };
};

/** Being sent from somewhere else, or was until now. */
const elsewhere = (entry: BatchEntry, creative: CreativeView): Sentence => {
  const { place, name = '', sending } = entry.elsewhere ?? {};
  const values = { ...formatBytesOf(bytesHere(entry), creative.size), name };
  const action = 'sendFromHere';
  if (!place) return { key: 'tagging.sentence.wentElsewhere', values, action };
  return { key: `tagging.sentence.elsewhere.${sending ? place : 'waiting'}`, values, action };
};

const different = (entry: BatchEntry, creative: CreativeView, draft: boolean): Sentence => {
  const picked = declaredFileName(entry.different!.file.name);
  const values = { here: formatBytes(bytesHere(entry)), picked, fileName: creative.fileName };
  const action = draft ? 'startOver' : undefined;
  return picked === creative.originalFileName
    ? { key: draft ? 'tagging.sentence.different' : 'tagging.sentence.differentSubmitted', values, action }
    : { key: draft ? 'tagging.sentence.otherFile' : 'tagging.sentence.otherFileSubmitted', values, action };
};

const needsFile = (entry: BatchEntry, creative: CreativeView): Sentence => {
  const values = formatBytesOf(bytesHere(entry), creative.size);
  return { key: isLost(entry) ? 'tagging.sentence.lostFile' : 'tagging.sentence.needsFile', values };
};

const waiting = (entry: BatchEntry, { draft, guidance, atATime }: SentenceContext): Sentence => {
  const missed = draft ? guidanceOf(entry, guidance)?.sentence : undefined;
  return missed ?? { key: 'tagging.sentence.waiting', values: { n: atATime } };
};

const uploaded = (entry: BatchEntry, creative: CreativeView, context: SentenceContext): Sentence => {
  if (!context.draft) return { key: 'tagging.sentence.nextToTag' };
  const missed = guidanceOf(entry, context.guidance)?.sentence;
  if (missed) return missed;
  const at = formatTime(creative.uploadedAt ?? new Date(context.now));
  return { key: 'tagging.sentence.arrived', values: { at } };
};

const alreadyTagged = (creative: CreativeView, draft: boolean): Sentence => {
  const of = creative.alreadyTagged;
  if (!of) return { key: 'tagging.sentence.heldBack', action: draft ? 'uploadAnyway' : undefined };
  return {
    key: draft ? 'tagging.sentence.alreadyTagged' : 'tagging.sentence.alreadyTaggedLeftOut',
    values: { date: formatDate(of.at) },
    file: { name: of.fileName, creativeId: of.creativeId },
    action: draft ? 'uploadAnyway' : undefined,
  };
};

const tagged = (creative: CreativeView, partnerName = creative.partnerName ?? ''): Sentence => ({
  key: 'tagging.sentence.tagged',
  values: { time: formatTimeWithSeconds(creative.decidedAt ?? creative.createdAt), partner: partnerName },
});

/** What happened, is my work safe, what do I do next: in one sentence. */
export const rowSentence = (entry: BatchEntry, context: SentenceContext): Sentence => {
  if (entry.refusal) return refusalSentence(entry.refusal, fileNameOf(entry), sizeOf(entry));
  const creative = entry.creative;
  const status = rowStatus(entry);
  if (!creative || status === 'checking') return { key: 'tagging.sentence.checking' };
  switch (status) {
    case 'waiting':
      return waiting(entry, context);
    case 'uploading':
      return uploading(entry, creative, context.draft);
    case 'elsewhere':
      return elsewhere(entry, creative);
    case 'paused':
      return { key: 'tagging.sentence.paused', values: formatBytesOf(bytesHere(entry), creative.size) };
    case 'noConnection':
    case 'resting':
      return resting(entry, context.now);
    case 'needsFile':
      return needsFile(entry, creative);
    case 'differentFile':
      return different(entry, creative, context.draft);
    case 'alreadyTagged':
      return alreadyTagged(creative, context.draft);
    case 'uploaded':
      return uploaded(entry, creative, context);
    case 'changed':
      return { key: 'tagging.sentence.changed', action: context.draft ? 'sendAgain' : undefined };
    case 'tagging':
      return { key: 'tagging.sentence.tagging' };
    case 'tagged':
      return tagged(creative, context.partnerName);
    case 'duplicate':
      return duplicateSentence(creative.duplicateOf);
    case 'rejected':
      return rejectionText(creative.rejection ?? { reason: 'unreadable' }, creative.originalFileName);
    case 'failed':
      return { key: `failure.${creative.failure?.reason ?? 'attempts_used_up'}` };
    case 'cancelled':
      return { key: 'tagging.sentence.cancelled' };
    case 'expired':
      return { key: 'tagging.sentence.expired' };
    case 'notAdded':
      return { key: 'tagging.sentence.checking' };
  }
};
