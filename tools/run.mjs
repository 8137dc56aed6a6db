#!/usr/bin/env node
import { Refusal } from './console.mjs';
import { tasks } from './tasks.mjs';

const [name = ''] = process.argv.slice(2);
try {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Refusal(
      `SmartTag needs Node 20.19 or newer; this is ${process.version}. Get it at nodejs.org, or: nvm install`,
    );
  }
  if (!Object.hasOwn(tasks, name)) throw new Refusal(`node tools/run.mjs ${Object.keys(tasks).join(' | ')}`);
  process.exitCode = (await tasks[name]()) ?? 0;
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
// What a library left open (a socket, a timer) must not hold the command.
process.exit();
