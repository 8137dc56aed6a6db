import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TaggingRecordsModule } from '../tagging-records/tagging-records.module.js';
import { AdminBusinessCentersController } from './business-centers/admin-business-centers.controller.js';
import { AdminBusinessCentersService } from './business-centers/admin-business-centers.service.js';
import { AdminDisputesController } from './disputes/admin-disputes.controller.js';
import { AdminDisputesService } from './disputes/admin-disputes.service.js';
import { OverviewController } from './overview/overview.controller.js';
import { OverviewService } from './overview/overview.service.js';
import { AdminPartnersController } from './partners/admin-partners.controller.js';
import { AdminPartnersService } from './partners/admin-partners.service.js';
import { LinksService } from './people/links.service.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleService } from './people/people.service.js';
import { PersonSessionsService } from './people/person-sessions.service.js';
import { PersonPresenter } from './people/person.presenter.js';
import { AdminProgramsController } from './programs/admin-programs.controller.js';
import { AdminProgramsService } from './programs/admin-programs.service.js';
import { AdminSettingsController } from './settings/admin-settings.controller.js';
import { AdminSettingsService } from './settings/admin-settings.service.js';

/** What the platform's staff run: every controller stands behind the platform's guard. */
@Module({
  imports: [SessionsModule, TaggingRecordsModule, DisputesModule],
  controllers: [
    OverviewController,
    AdminProgramsController,
    AdminPartnersController,
    PeopleController,
    AdminBusinessCentersController,
    AdminDisputesController,
    AdminSettingsController,
  ],
  providers: [
    OverviewService,
    AdminProgramsService,
    AdminPartnersService,
    PeopleService,
    LinksService,
    PersonPresenter,
    PersonSessionsService,
    AdminBusinessCentersService,
    AdminDisputesService,
    AdminSettingsService,
  ],
})
export class AdministrationModule {}
