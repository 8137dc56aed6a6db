import { readSettings, runMain } from '@smarttag/service-kit';
import { uploadsSettings } from './config/env.js';
import { startUploads } from './start-uploads.js';

await runMain(() => startUploads(readSettings(uploadsSettings, process.env)));
