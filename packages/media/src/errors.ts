/** ffmpeg or ffprobe is not installed where we look for it: a fault of the machine, not of the file. */
export class MediaToolMissingError extends Error {
  override readonly name = 'MediaToolMissingError';

  constructor(readonly tool: string) {
    super(`${tool} was not found; install ffmpeg (Debian: apt install ffmpeg, macOS: brew install ffmpeg)`);
  }
}

/** ffmpeg or ffprobe failed for a reason that is not the file's: killed from outside, no room, no permission. */
export class MediaToolFailedError extends Error {
  override readonly name = 'MediaToolFailedError';

  constructor(
    readonly tool: string,
    readonly detail: string,
  ) {
    super(`${tool} failed: ${detail}`);
  }
}
