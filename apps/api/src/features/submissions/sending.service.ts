import { Injectable } from '@nestjs/common';
import type { SendingFiles, Upload } from '@smarttag/domain';
import { SubmissionsRepository, UploadsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { inScope } from '../../asking/in-scope.js';
import type { Names } from '../../names/names.js';
import { NamesService } from '../../names/names.service.js';

/** Which files of a batch are being sent now, and by whom: small, for pages that ask every few seconds. */
@Injectable()
export class SendingService {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly uploads: UploadsRepository,
    private readonly names: NamesService,
  ) {}

  async of({ readScope }: Asker, submissionId: string): Promise<SendingFiles> {
    const submission = inScope(await this.submissions.findById(readScope, submissionId));
    const leased = await this.uploads.listHeld(readScope, submission.id, new Date());
    // Pages send a file whole; what other clients send in parts is theirs to show.
    const held = leased.filter(({ part }) => part === undefined);
    const names = await this.names.of(readScope, {
      people: held.flatMap(({ lease }) => lease?.sender?.userId ?? []),
    });
    return { items: held.map((upload) => sendingView(upload, names)) };
  }
}

const sendingView = ({ id, offset, lease }: Upload, names: Names) => ({
  creativeId: id,
  uploadOffset: offset,
  userId: lease?.sender?.userId,
  userName: lease?.sender && names.person(lease.sender.userId),
  client: lease?.sender?.client,
});
