import { v7 as uuid } from 'uuid';
import type { Creative } from '../rules/creatives/creative.js';
import type { Dispute } from '../rules/disputes/dispute.js';
import type { SavedView } from '../rules/saved-views/saved-view.js';
import type { Cause } from '../rules/history-event.js';
import type { Partner } from '../rules/partner.js';
import type { Program } from '../rules/program.js';
import type { Submission } from '../rules/submissions/submission.js';
import type { TaggingRecord } from '../rules/tagging-record.js';
import type { Upload } from '../rules/upload.js';
import type { User } from '../rules/user.js';

/** Builders: a whole valid thing, of which a test overrides only what it is about. */
const NOON = new Date('2026-11-18T12:00:00Z');
const NEW = { revision: 1, version: 0 };

export const aCause = (over: Partial<Cause> = {}): Cause => ({
  actorId: uuid(),
  requestId: uuid(),
  at: NOON,
  ...over,
});

export const aPartner = (over: Partial<Partner> = {}): Partner => ({
  id: uuid(),
  name: 'Northlight Studio',
  kind: 'creative_service_provider',
  status: 'active',
  quotaBytes: 1e12,
  createdAt: NOON,
  ...NEW,
  ...over,
});

export const aUser = (over: Partial<User> = {}): User => {
  const id = over.id ?? uuid();
  return {
    id,
    email: `${id}@northlight.example`,
    name: 'Dana Whitfield',
    role: 'partner',
    ...(over.role === undefined || over.role === 'partner' ? { partnerId: uuid() } : {}),
    passwordHash: 'no password fits',
    status: 'active',
    createdAt: NOON,
    ...NEW,
    ...over,
  };
};

export const aProgram = (over: Partial<Program> = {}): Program => {
  const id = over.id ?? uuid();
  return {
    id,
    name: `Holiday Boost ${id}`,
    openTo: ['creative_service_provider', 'marketing_partner'],
    createdAt: NOON,
    ...NEW,
    ...over,
  };
};

export const aSubmission = (over: Partial<Submission> = {}): Submission => ({
  id: uuid(),
  partnerId: uuid(),
  state: 'draft',
  createdBy: uuid(),
  createdAt: NOON,
  revision: 1,
  version: 0,
  ...over,
});

export const aCreative = (over: Partial<Creative> = {}): Creative => ({
  id: uuid(),
  partnerId: uuid(),
  submissionId: uuid(),
  state: 'uploading',
  fileName: 'juniper_holiday_hero_15s_9x16_v4.mp4',
  originalFileName: 'juniper_holiday_hero_15s_9x16_v4.mp4',
  size: 1_000_000,
  mimeType: 'video/mp4',
  uploaderId: uuid(),
  requestId: uuid(),
  createdAt: NOON,
  heldBack: false,
  changedWhileUploading: false,
  attempts: 0,
  hasPoster: false,
  revision: 1,
  version: 0,
  ...over,
});

export const aDispute = (over: Partial<Dispute> = {}): Dispute => ({
  id: uuid(),
  partnerId: uuid(),
  creativeId: uuid(),
  state: 'open',
  why: 'We cut this in March.',
  openedBy: uuid(),
  openedAt: NOON,
  revision: 1,
  version: 0,
  ...over,
});

export const aSavedView = (over: Partial<SavedView> = {}): SavedView => ({
  id: uuid(),
  partnerId: uuid(),
  ownerId: uuid(),
  list: 'creatives',
  name: 'Spring, failed',
  query: 'state=failed',
  audience: 'me',
  createdAt: NOON,
  revision: 1,
  version: 0,
  ...over,
});

export const anUpload = (over: Partial<Upload> = {}): Upload => ({
  id: uuid(),
  partnerId: uuid(),
  submissionId: uuid(),
  size: 1_000_000,
  offset: 0,
  state: 'open',
  epoch: 0,
  createdAt: NOON,
  ...over,
});

export const aTaggingRecord = (over: Partial<TaggingRecord> = {}): TaggingRecord => ({
  creativeId: uuid(),
  submissionId: uuid(),
  partnerId: uuid(),
  partnerName: 'Northlight Studio',
  partnerKind: 'creative_service_provider',
  outcome: 'tagged',
  tagId: '7K4M-9QXR-H',
  sha256: uuid().replaceAll('-', '').repeat(2),
  fileName: 'juniper_holiday_hero_15s_9x16_v4.mp4',
  size: 1_000_000,
  businessCenterId: '7398888478508941313',
  businessCenterName: 'Juniper Coffee',
  programId: uuid(),
  programName: 'Holiday Boost 2026',
  uploaderId: uuid(),
  uploaderName: 'Dana Whitfield',
  uploadedAt: NOON,
  submittedAt: NOON,
  decidedAt: NOON,
  hasPoster: true,
  ...over,
});
