import { Module } from '@nestjs/common';
import { CreativesModule } from '../creatives/creatives.module.js';
import { AlreadyTaggedFiles } from './already-tagged-files.js';
import { DeclarationsService } from './declarations.service.js';
import { OpenPrograms } from './open-programs.js';
import { SendingService } from './sending.service.js';
import { SubmissionCreativesController } from './submission-creatives.controller.js';
import { SubmissionCreativesService } from './submission-creatives.service.js';
import { SubmissionsList } from './submissions-list.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsPresenter } from './submissions.presenter.js';
import { SubmissionsService } from './submissions.service.js';
import { SubmitService } from './submit.service.js';

@Module({
  imports: [CreativesModule],
  controllers: [SubmissionsController, SubmissionCreativesController],
  providers: [
    AlreadyTaggedFiles,
    DeclarationsService,
    OpenPrograms,
    SendingService,
    SubmissionCreativesService,
    SubmissionsList,
    SubmissionsPresenter,
    SubmissionsService,
    SubmitService,
  ],
})
export class SubmissionsModule {}
