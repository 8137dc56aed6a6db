/**
 * Why sending stopped, seen from what to do next.
 * `line`: nothing answered. `server`: it answered with a fault. `busy`: somebody else holds this upload.
 * `elsewhere`: another open page sends it, and this one does not take it back by itself.
 * `storage_full`: no room. `signed_out`: sign in, then go on. `forbidden`: fetch the session's token anew.
 * `moved`: the state of this creative changed elsewhere. `gone`: there is no such upload any more.
 * `refused`: sending it again would be refused again.
 */
export type Fault =
  | 'line'
  | 'server'
  | 'busy'
  | 'elsewhere'
  | 'storage_full'
  | 'signed_out'
  | 'forbidden'
  | 'moved'
  | 'gone'
  | 'refused';

const OF_STATUS: Record<number, Fault> = {
  401: 'signed_out',
  // Most likely the CSRF token of an older session: another tab signed in anew.
  403: 'forbidden',
  404: 'gone',
  408: 'line',
  409: 'moved',
  410: 'gone',
  423: 'busy',
  425: 'server',
  429: 'server',
  507: 'storage_full',
};

/** `status` is undefined when no answer came. */
export const faultOf = (status: number | undefined): Fault => {
  if (status === undefined || status === 0) return 'line';
  return OF_STATUS[status] ?? (status >= 500 ? 'server' : 'refused');
};

/** Faults that pass by themselves: tried again, with growing pauses. */
export const isPassing = (fault: Fault) =>
  fault === 'line' ||
  fault === 'server' ||
  fault === 'busy' ||
  fault === 'storage_full' ||
  fault === 'forbidden' ||
  fault === 'moved';

/** Faults that would meet the next file too: its place in the line is kept. */
export const isOfTheLine = (fault: Fault) =>
  fault === 'line' || fault === 'server' || fault === 'storage_full';
