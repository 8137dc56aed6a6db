import { UserFacingError } from '../user-facing-error.js';

export interface EngineCircumstances {
  readonly mongoUrl?: string;
  /** Path of a MongoDB server program on this machine. */
  readonly mongod?: string;
  /** Which engines have data in the data folder. */
  readonly dataOf: { readonly mongod: boolean; readonly embedded: boolean };
}

export type EngineChoice =
  | { readonly kind: 'url'; readonly url: string; readonly remark?: string }
  | { readonly kind: 'mongod'; readonly program: string; readonly remark?: string }
  | { readonly kind: 'embedded'; readonly remark?: string };

/**
 * MONGO_URL, else a mongod of this machine, else the embedded engine; but data stays with the engine that wrote it.
 * A mongod that appears later is not a reason to start over with an empty database.
 */
export function chooseEngine({ mongoUrl, mongod, dataOf }: EngineCircumstances): EngineChoice {
  if (mongoUrl) {
    const remark =
      'The local database in the data folder is not used while MONGO_URL is set. It stays as it is.';
    return { kind: 'url', url: mongoUrl, ...(dataOf.mongod || dataOf.embedded ? { remark } : {}) };
  }
  if (dataOf.mongod && dataOf.embedded) {
    throw new UserFacingError(
      'The data folder holds two databases, mongod and embedded-mongo. Move one of these two folders away, then start again.',
    );
  }
  if (dataOf.mongod && !mongod) {
    throw new UserFacingError(
      'The data here was written by mongod, which is not found now. Install it (npm run mongo:download), or begin anew: npm run reset',
    );
  }
  if (dataOf.embedded && mongod) {
    return {
      kind: 'embedded',
      remark: `A mongod is installed (${mongod}), but the data here was written by embedded-mongo, so that one is used. To change over, with an empty database: npm run reset`,
    };
  }
  return mongod ? { kind: 'mongod', program: mongod } : { kind: 'embedded' };
}
