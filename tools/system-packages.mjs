import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal, say } from './console.mjs';
import { findProgram, run } from './programs.mjs';

const REDIS = { programs: ['redis-server'], apt: ['redis-server'], brew: 'redis' };
const FFMPEG = { programs: ['ffmpeg'], apt: ['ffmpeg'], brew: 'ffmpeg' };
const CHROMIUM = {
  programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  // Without a font every picture of a page is empty boxes.
  apt: ['chromium', 'fonts-liberation'],
  brew: '--cask chromium',
};

/** Sees to the programs that do not come from npm: installs them as root on Debian and Ubuntu, else names them. */
export async function systemPackages({ browser = false } = {}) {
  const wanted = [process.env.REDIS_URL ? undefined : REDIS, FFMPEG, browser ? CHROMIUM : undefined];
  const missing = wanted.filter((one) => one && !isThere(one));
  if (missing.length > 0) await (canInstall() ? aptInstall(missing) : refuse(missing));
  if (browser) process.env.CHROMIUM_PATH ||= findProgram(...CHROMIUM.programs);
}

function isThere(wanted) {
  if (wanted === CHROMIUM && process.env.CHROMIUM_PATH) return true;
  return findProgram(...wanted.programs) !== undefined;
}

function canInstall() {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined
  );
}

async function aptInstall(missing) {
  const packages = missing.flatMap(({ apt }) => apt);
  say(`Installing ${packages.join(', ')} with apt-get, once`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  const allow = forbidServices();
  try {
    await run('apt-get', ['update', '-qq'], { env });
    const args = ['install', '-y', '-qq', '--no-install-recommends', ...lock, ...packages];
    const { ok, output } = await run('apt-get', args, { env });
    if (!ok) {
      console.error(output);
      refuse(missing);
    }
  } finally {
    allow();
  }
  if (missing.includes(REDIS)) await disableRedisService();
  say(`Installed ${packages.join(', ')}`);
}

/** Debian starts a service that it installs; ours are processes of our own, on our own ports. */
function forbidServices() {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => undefined;
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const allow = () => rmSync(policy, { force: true });
  process.on('exit', allow);
  return () => {
    process.off('exit', allow);
    allow();
  };
}

async function disableRedisService() {
  if (existsSync('/run/systemd/system')) await run('systemctl', ['disable', '--now', 'redis-server']);
}

function refuse(missing) {
  const apt = missing.flatMap(({ apt }) => apt).join(' ');
  const brew = missing.map(({ brew }) => `brew install ${brew}`).join(' && ');
  const names = missing.map(({ programs }) => programs[0]).join(', ');
  const snap =
    isUbuntu() && missing.includes(CHROMIUM)
      ? ' (or set CHROMIUM_PATH: Ubuntu has Chromium as a snap only)'
      : '';
  throw new Refusal(
    `Missing: ${names}. Debian, Ubuntu, WSL: sudo apt-get install ${apt}${snap} · macOS: ${brew}`,
  );
}

function isUbuntu() {
  return readFileSync('/etc/os-release', 'utf8').includes('ID=ubuntu');
}
