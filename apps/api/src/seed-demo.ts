import { seedDemo } from './demo/seed-demo.js';

/** Run by hand or by local-stack: `MONGO_URL=… node dist/seed-demo.js`. */
const url = process.env['MONGO_URL'];
if (!url) {
  process.stderr.write('MONGO_URL names the database to seed.\n');
  process.exit(1);
}
process.stdout.write(`${await seedDemo(url)}\n`);
