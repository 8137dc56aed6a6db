import type { Child } from './child.js';

/** One program of the system: how it is started, and how one sees that it can be used. */
export interface Part {
  readonly name: string;
  start(): Promise<Child>;
  ready(child: Child): Promise<void>;
}

/** Starts a part once and waits for it; nothing is left running when it does not get ready. */
export async function launch(part: Part, started?: (child: Child) => void): Promise<Child> {
  const child = await part.start();
  started?.(child);
  try {
    await part.ready(child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return child;
}
