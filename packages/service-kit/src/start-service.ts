import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { SettingsError, type BaseSettings } from './settings/settings.js';
import type { DynamicModule } from '@nestjs/common';

export interface Service {
  app: NestExpressApplication;
  url: string;
}

/** Boots a service and listens. It ends on SIGTERM, SIGINT, or when the process that started it is gone. */
export const startService = async (
  module: Type | DynamicModule,
  settings: Pick<BaseSettings, 'HOST' | 'PORT'>,
  configure: (app: NestExpressApplication) => void | Promise<void> = () => undefined,
  /** `bodyParser: false` leaves every body to the service, whatever its type. */
  options: Pick<NestApplicationOptions, 'bodyParser'> = {},
): Promise<Service> => {
  const app = await NestFactory.create<NestExpressApplication>(module, { bufferLogs: true, ...options });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  app.disable('x-powered-by');
  await configure(app);
  await app.listen(settings.PORT, settings.HOST);
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, url: `http://${settings.HOST}:${port}` };
};

/** A service's `main`: faults of its settings are listed in plain words, and the exit code says so. */
export const runMain = async (start: () => Promise<unknown>): Promise<void> => {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${error instanceof SettingsError ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  }
};
