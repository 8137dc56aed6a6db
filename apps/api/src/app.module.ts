import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, RouterModule } from '@nestjs/core';
import { AskerGuard, ServiceKitModule } from '@smarttag/service-kit';
import { ActionsModule } from './actions/actions.module.js';
import { OutboxNudgeInterceptor } from './actions/outbox-nudge.interceptor.js';
import { RefusalsFilter } from './actions/refusals.filter.js';
import { ContractPipe } from './asking/contract.pipe.js';
import { ConfigModule } from './config/config.module.js';
import type { Env } from './config/env.js';
import { AccountsModule } from './features/accounts/accounts.module.js';
import { AdministrationModule } from './features/administration/administration.module.js';
import { BusinessCentersModule } from './features/business-centers/business-centers.module.js';
import { CreativesModule } from './features/creatives/creatives.module.js';
import { DisputesModule } from './features/disputes/disputes.module.js';
import { EventsModule } from './features/events/events.module.js';
import { ExportsModule } from './features/exports/exports.module.js';
import { HistoryModule } from './features/history/history.module.js';
import { InvitationsModule } from './features/invitations/invitations.module.js';
import { PartnersModule } from './features/partners/partners.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { ProgramsModule } from './features/programs/programs.module.js';
import { ReportsModule } from './features/reports/reports.module.js';
import { SavedViewsModule } from './features/saved-views/saved-views.module.js';
import { SessionsModule } from './features/sessions/sessions.module.js';
import { SettingsModule } from './features/settings/settings.module.js';
import { SubmissionsModule } from './features/submissions/submissions.module.js';
import { TaggingRecordsModule } from './features/tagging-records/tagging-records.module.js';
import { TagsModule } from './features/tags/tags.module.js';
import { MailModule } from './mail/mail.module.js';
import { NamesModule } from './names/names.module.js';

const FEATURES = [
  SessionsModule,
  AccountsModule,
  InvitationsModule,
  ProgramsModule,
  BusinessCentersModule,
  SettingsModule,
  PartnersModule,
  PeopleModule,
  SubmissionsModule,
  CreativesModule,
  TaggingRecordsModule,
  TagsModule,
  HistoryModule,
  ReportsModule,
  ExportsModule,
  SavedViewsModule,
  DisputesModule,
  EventsModule,
  AdministrationModule,
];

@Module({})
export class AppModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(env),
        ServiceKitModule.forRoot({ service: 'api', settings: env }),
        ActionsModule,
        NamesModule,
        MailModule,
        ...FEATURES,
        // Health and metrics, which only the machines beside us ask for, stand outside.
        RouterModule.register(FEATURES.map((module) => ({ path: 'api', module }))),
      ],
      providers: [
        { provide: APP_GUARD, useClass: AskerGuard },
        { provide: APP_PIPE, useClass: ContractPipe },
        { provide: APP_INTERCEPTOR, useClass: OutboxNudgeInterceptor },
        { provide: APP_FILTER, useClass: RefusalsFilter },
      ],
    };
  }
}
