import { spawn } from 'node:child_process';

/**
 * Holds a program that knows nothing of its parent (redis-server, mongod): when whoever started this guard dies, even by
 * `kill -9`, the IPC channel closes and the program is ended.
 * Usage: node guard.js <program> <arguments…>; the program's pid is sent over the channel.
 */
const [command, ...args] = process.argv.slice(2);
if (!command || !process.send) throw new Error('the guard is started by local-stack, with an IPC channel');

const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
program.on('spawn', () => process.send?.({ pid: program.pid }));
program.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
program.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

// The guard outlives a stop signal, so that it sees the program to its end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => program.kill('SIGTERM'));
}

const GRACE_MS = 3_000;
process.on('disconnect', () => {
  program.kill('SIGTERM');
  setTimeout(() => program.kill('SIGKILL'), GRACE_MS);
});
