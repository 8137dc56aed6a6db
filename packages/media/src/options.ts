export interface MediaOptions {
  /** Kills the tool at once; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Time for all runs of the call together, in milliseconds; what takes longer is `unreadable`. 10 minutes unless given. */
  timeoutMs?: number;
  /** Names or paths of the programs; those on the PATH unless given. */
  tools?: { ffmpeg?: string; ffprobe?: string };
}

export const DEFAULT_TIMEOUT_MS = 10 * 60 * 1000;
