import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Public } from '../asking/asker.decorators.js';
import { MongoConnection } from '../connections/mongo-connection.js';

/** Ready means that the database answers. Redis being down costs time, not work, so it does not count. */
@Controller({ path: 'health', version: VERSION_NEUTRAL })
@Public()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly mongo: MongoConnection,
  ) {}

  @Get()
  @HealthCheck()
  check() {
    const database = this.indicators.check('mongodb');
    return this.health.check([
      () =>
        this.mongo.check().then(
          () => database.up(),
          () => database.down(),
        ),
    ]);
  }
}
