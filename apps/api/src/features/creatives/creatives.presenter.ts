import { Injectable } from '@nestjs/common';
import {
  isOpenForBytes,
  restorableUntil,
  type Creative,
  type CreativeView,
  type ReadScope,
} from '@smarttag/domain';
import { DisputesRepository, UploadsRepository } from '@smarttag/domain/mongoose';
import type { Names } from '../../names/names.js';
import { NamesService } from '../../names/names.service.js';
import { DuplicateOwners, type OwnerOf } from './duplicate-owners.js';

/** Creatives as people see them: whatever a page needs beside them is loaded once for the page. */
@Injectable()
export class CreativesPresenter {
  constructor(
    private readonly names: NamesService,
    private readonly owners: DuplicateOwners,
    private readonly uploads: UploadsRepository,
    private readonly disputes: DisputesRepository,
  ) {}

  async page(scope: ReadScope, creatives: Creative[]): Promise<CreativeView[]> {
    const open = creatives.filter(({ state }) => isOpenForBytes(state)).map(({ id }) => id);
    const duplicates = creatives.filter(({ state }) => state === 'duplicate').map(({ id }) => id);
    const [names, ownerOf, offsets, disputes] = await Promise.all([
      this.names.of(scope, {
        people: creatives.flatMap(({ uploaderId, edits }) => [
          uploaderId,
          edits?.fileName?.by,
          edits?.programId?.by,
        ]),
        programs: creatives.map(({ programId }) => programId),
        owned: creatives,
      }),
      this.owners.of(scope, creatives),
      open.length === 0 ? new Map<string, number>() : this.uploads.offsetsOf(scope, open),
      duplicates.length === 0 ? [] : this.disputes.listByCreatives(scope, duplicates),
    ]);
    const disputeOf = new Map(disputes.map(({ id, state, creativeId }) => [creativeId, { id, state }]));
    return creatives.map((creative) => creativeView(creative, { names, ownerOf, offsets, disputeOf }));
  }

  async one(scope: ReadScope, creative: Creative): Promise<CreativeView> {
    return (await this.page(scope, [creative]))[0]!;
  }
}

interface Beside {
  names: Names;
  ownerOf: OwnerOf;
  offsets: Map<string, number>;
  disputeOf: Map<string, NonNullable<CreativeView['dispute']>>;
}

const creativeView = (creative: Creative, { names, ownerOf, offsets, disputeOf }: Beside): CreativeView => ({
  id: creative.id,
  submissionId: creative.submissionId,
  partnerId: creative.partnerId,
  ...names.partnerFor(creative.partnerId),
  state: creative.state,
  fileName: creative.fileName,
  originalFileName: creative.originalFileName,
  relativePath: creative.relativePath,
  size: creative.size,
  mimeType: creative.mimeType,
  lastModified: creative.lastModified,
  contentHint: creative.contentHint,
  uploaderId: creative.uploaderId,
  uploaderName: names.person(creative.uploaderId),
  businessCenterId: creative.businessCenterId,
  businessCenterName: names.businessCenter(creative.partnerId, creative.businessCenterId),
  programId: creative.programId,
  programName: names.program(creative.programId),
  version: creative.version,
  edits: {
    fileName: editView(creative.edits?.fileName, names),
    programId: editView(creative.edits?.programId, names),
  },
  ...times(creative),
  ...outcome(creative, ownerOf),
  dispute: disputeOf.get(creative.id),
  ...beforeTagging(creative, offsets),
  requestId: creative.requestId,
});

const editView = (edit: { eventId: string; by: string; at: Date } | undefined, names: Names) =>
  edit && {
    eventId: edit.eventId,
    editorId: names.actor(edit.by),
    editorName: names.person(edit.by),
    at: edit.at.toISOString(),
  };

const times = (creative: Creative) => ({
  createdAt: creative.createdAt.toISOString(),
  uploadedAt: creative.uploadedAt?.toISOString(),
  submittedAt: creative.submittedAt?.toISOString(),
  decidedAt: creative.decidedAt?.toISOString(),
});

const outcome = (creative: Creative, ownerOf: OwnerOf) => ({
  tagId: creative.tagId,
  sha256: creative.sha256,
  duplicateOf: ownerOf(creative),
  rejection: creative.rejection,
  failure: creative.failure,
  media: creative.media,
  hasPoster: creative.hasPoster,
  sprite: creative.sprite?.frames ? creative.sprite : undefined,
});

const beforeTagging = (creative: Creative, offsets: Map<string, number>) => ({
  alreadyTagged: creative.alreadyTagged && {
    ...creative.alreadyTagged,
    at: creative.alreadyTagged.at.toISOString(),
  },
  heldBack: creative.heldBack,
  changedWhileUploading: creative.changedWhileUploading,
  restorableUntil: restorableUntil(creative)?.toISOString(),
  ...(isOpenForBytes(creative.state) && {
    uploadUrl: `/files/${creative.id}`,
    uploadOffset: offsets.get(creative.id) ?? 0,
  }),
});
