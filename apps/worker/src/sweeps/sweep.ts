/** Finds what a dead process, an empty Redis or time itself left to do. */
export interface Sweep {
  readonly name: string;
  /** Pause between two runs, ms. */
  readonly everyMs: number;
  /**
   * Does one bounded piece of the work; called again while it answers `more`.
   * @returns how many things it put right
   */
  run(): Promise<Swept>;
}

export interface Swept {
  done: number;
  more: boolean;
}

/** The injection token of all sweeps. */
export const SWEEPS = Symbol('Sweeps');

/** Documents looked at in one piece. */
export const SWEEP_BATCH = 200;
