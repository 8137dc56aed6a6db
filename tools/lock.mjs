import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './console.mjs';
import { inRoot } from './paths.mjs';

const lockFile = inRoot('.cache', 'prepare.lock');

/** Install and build write into the checkout: of two commands at once, the second waits until the first is done. */
export async function withLock(work) {
  mkdirSync(inRoot('.cache'), { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) say('Another command installs or builds here: waiting for it');
    await delay(200);
  }
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, command: commandLine(process.pid) }));
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(lockFile, { force: true });
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function release() {
  rmSync(lockFile, { force: true });
}

/** A lock whose owner died is nobody's; the command line tells a pid that was used again. */
function isHeld() {
  try {
    const { pid, command } = JSON.parse(readFileSync(lockFile, 'utf8'));
    process.kill(pid, 0);
    return commandLine(pid) === command;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
