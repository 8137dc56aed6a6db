import { MongoConnection } from '@smarttag/service-kit';
import { rebuildRollups } from './rollups/rebuild.js';

/** Run by hand, also while the system works: `MONGO_URL=… npm run rollups:rebuild`. */
const url = process.env['MONGO_URL'];
if (!url) {
  process.stderr.write('MONGO_URL names the database whose roll-ups are built anew.\n');
  process.exit(1);
}
const mongo = new MongoConnection(url);
mongo.open();
const events = await rebuildRollups(mongo.connection, (seen) => process.stdout.write(`${seen} events\n`));
process.stdout.write(`Reports read the new roll-ups, of ${events} events.\n`);
await mongo.close();
