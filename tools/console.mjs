const startedAt = performance.now();

/** A line of progress, with the seconds since the command was given. */
export function say(line) {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`[${String(seconds).padStart(3)} s] ${line}`);
}

/** Ends the command with one line that says what to do. */
export class Refusal extends Error {}
