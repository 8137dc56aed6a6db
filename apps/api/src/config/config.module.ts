import { Global, Module, type DynamicModule } from '@nestjs/common';
import { FileSystemStorage } from '@smarttag/storage';
import { ENV, type Env } from './env.js';

/** Injection token of the storage port. */
export const STORAGE = Symbol('STORAGE');

/** What depends on the environment alone. */
@Global()
@Module({})
export class ConfigModule {
  static forRoot(env: Env): DynamicModule {
    const providers = [
      { provide: ENV, useValue: env },
      { provide: STORAGE, useFactory: () => new FileSystemStorage(env.STORAGE_DIR) },
    ];
    return { module: ConfigModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
