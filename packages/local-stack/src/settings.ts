import { join } from 'node:path';
import { repositoryDir } from './data-dir/layout.js';

/** `DATA_DIR`, by default `.data` in the checkout. */
export function dataDirOf(env: NodeJS.ProcessEnv): string {
  return env.DATA_DIR || join(repositoryDir, '.data');
}

/** `SAMPLES=off`: no sample videos. */
export function wantsSamples(env: NodeJS.ProcessEnv): boolean {
  return env.SAMPLES !== 'off';
}
