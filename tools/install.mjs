import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Refusal, say } from './console.mjs';
import { inRoot, rootPackage } from './paths.mjs';
import { run } from './programs.mjs';

const stamp = inRoot('node_modules', '.installed-for');

/** Installs the packages of the lockfile, when they are not there already. */
export async function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { packageManager } = rootPackage;
  say(`Installing packages with ${packageManager}`);
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const { ok, output } = await run('npx', args, { onLine: everyFewSeconds() });
  if (!ok) {
    console.error(output);
    throw new Refusal(
      'The packages could not be installed. Is the npm registry reachable? Then run the command again.',
    );
  }
  writeFileSync(stamp, wanted);
  say('Packages are installed');
}

/** Native packages differ by platform and by Node's binary interface. */
function fingerprint() {
  const lockfile = readFileSync(inRoot('pnpm-lock.yaml'));
  const { platform, arch, versions } = process;
  return createHash('sha256')
    .update(lockfile)
    .update(`${platform} ${arch} ${versions.modules}`)
    .digest('hex');
}

function everyFewSeconds() {
  let saidAt = performance.now();
  return (line) => {
    if (!line.includes('Progress:') || performance.now() - saidAt < 3_000) return;
    saidAt = performance.now();
    say(`  ${line.replace(/^.*Progress: /, '')}`);
  };
}
