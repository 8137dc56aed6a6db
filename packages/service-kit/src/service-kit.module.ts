import {
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  PartnersRepository,
  REPOSITORIES,
  SessionsRepository,
  SettingsRepository,
  UsersRepository,
} from '@smarttag/domain/mongoose';
import { TerminusModule } from '@nestjs/terminus';
import { Askers } from './asking/askers.js';
import { MongoConnection } from './connections/mongo-connection.js';
import { Nudges } from './connections/nudges.js';
import { HealthController } from './health/health.controller.js';
import { TaggingJobs } from './jobs/tagging-jobs.js';
import { loggingModule } from './logging/logging.js';
import { Metrics, MetricsController } from './metrics/metrics.js';
import type { BaseSettings } from './settings/settings.js';

/** What every service stands on; import it once, at the root of the app. */
@Module({})
export class ServiceKitModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(private readonly mongo: MongoConnection) {}

  static forRoot({ service, settings }: { service: string; settings: BaseSettings }): DynamicModule {
    const repositories = REPOSITORIES.map((Repository) => ({
      provide: Repository,
      useFactory: ({ connection }: MongoConnection) => new Repository(connection),
      inject: [MongoConnection],
    }));
    const providers = [
      { provide: MongoConnection, useFactory: () => new MongoConnection(settings.MONGO_URL) },
      { provide: Nudges, useFactory: () => new Nudges(settings.REDIS_URL) },
      { provide: TaggingJobs, useFactory: () => new TaggingJobs(settings.REDIS_URL) },
      { provide: Metrics, useFactory: () => new Metrics(service) },
      {
        provide: Askers,
        useFactory: (
          sessions: SessionsRepository,
          users: UsersRepository,
          partners: PartnersRepository,
          platform: SettingsRepository,
        ) => new Askers(sessions, users, partners, platform, settings.SESSION_IDLE_MS),
        inject: [SessionsRepository, UsersRepository, PartnersRepository, SettingsRepository],
      },
      ...repositories,
    ];
    return {
      module: ServiceKitModule,
      global: true,
      imports: [loggingModule(service, settings.LOG_LEVEL), TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, MetricsController],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }

  onApplicationBootstrap(): void {
    this.mongo.open();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.mongo.close();
  }
}
