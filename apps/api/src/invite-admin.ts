import { inviteAdmin } from './first-admin.js';

/** Run by hand: `MONGO_URL=… PUBLIC_URL=… node dist/invite-admin.js mara@company.example`. */
const { MONGO_URL, PUBLIC_URL = 'http://localhost:4000' } = process.env;
const email = process.argv[2];
if (!MONGO_URL || !email?.includes('@')) {
  process.stderr.write('Usage: MONGO_URL=… PUBLIC_URL=… node dist/invite-admin.js <e-mail>\n');
  process.exit(1);
}
process.stdout.write(`${await inviteAdmin(MONGO_URL, PUBLIC_URL, email)}\n`);
