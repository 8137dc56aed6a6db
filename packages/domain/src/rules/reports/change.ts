/** Below this a share says more than there is. */
export const TOO_FEW = 20;

/** What became more or less; the relative change is absent where there were too few, or nothing at all. */
export interface Change {
  absolute: number;
  relative?: number;
}

export const changeOf = (now: number, before: number): Change => ({
  absolute: now - before,
  ...(before >= TOO_FEW && { relative: (now - before) / before }),
});
