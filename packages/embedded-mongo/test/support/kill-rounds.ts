import { Random } from '../generated/random.js';
import { connect, removeFolder, ServerProcess, temporaryFolder } from './server-process.js';
import { faults, LOAD_INDEXES, WriteLoad } from './write-load.js';

const CLIENTS = 4;

/** Kills a server under load again and again; answers what was found wrong after any restart, and what was written. */
export async function killRounds(
  seed: number,
  rounds: number,
): Promise<{ wrong: string[]; acknowledged: number }> {
  const random = new Random(seed);
  const dataDir = temporaryFolder();
  const load = new WriteLoad();
  const wrong: string[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const server = await ServerProcess.start(dataDir);
      const checker = await connect(server.url);
      if (round === 0) {
        const collection = checker.db('load').collection('docs');
        for (const key of LOAD_INDEXES) await collection.createIndex(key);
      } else {
        wrong.push(...(await faults(checker, load)).map((fault) => `after kill ${round}: ${fault}`));
      }
      await checker.close();
      if (round === rounds) await server.stop();
      else await writeUntilKilled(server, load, random, round);
    }
  } finally {
    removeFolder(dataDir);
  }
  return { wrong, acknowledged: load.acknowledged };
}

/** The moment of the kill is a random number of acknowledgements, and a random part of a write after it. */
async function writeUntilKilled(
  server: ServerProcess,
  load: WriteLoad,
  random: Random,
  round: number,
): Promise<void> {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => connect(server.url)));
  const until = load.acknowledged + 10 + random.int(80);
  const running = load.run(clients, random, round);
  await load.reached(until);
  for (let turns = random.int(30); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
  await server.stop('SIGKILL');
  await running;
  await Promise.all(clients.map((client) => client.close(true)));
}
