import { Refusal, say } from './console.mjs';
import { run } from './programs.mjs';

/** Builds what changed since the last time. */
export async function build(...filters) {
  let built = 0;
  const onLine = (line) => {
    const name = /^(\S+):build: cache miss/.exec(line)?.[1];
    if (!name) return;
    built += 1;
    say(`  building ${name}`);
  };
  say('Building what has changed');
  const args = ['run', 'build', '--output-logs=new-only', '--log-order=stream', '--ui=stream'];
  const { ok, output } = await run('turbo', [...args, ...filters.map((name) => `--filter=${name}`)], {
    onLine,
  });
  if (!ok) {
    console.error(ofFailedTasks(output));
    throw new Refusal('The build failed: see above.');
  }
  say(built ? `Built ${built} packages` : 'Nothing to build');
}

/** turbo names the failed tasks at the end (`Failed: a#build, b#build`); what the others printed helps nobody. */
function ofFailedTasks(output) {
  const failed = /^Failed: +(.+)$/m.exec(output)?.[1].split(', ') ?? [];
  const prefixes = failed.map((task) => task.replace('#', ':'));
  const lines = output.split('\n').filter((line) => prefixes.some((prefix) => line.startsWith(prefix)));
  return lines.length > 0 ? lines.join('\n') : output;
}
