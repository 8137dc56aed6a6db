const WINDOW_MS = 10_000;
/** Before that a time left would be a guess. */
const MEASURED_MS = 5_000;

export interface Speed {
  bytesPerSecond: number;
  /** Measured for long enough to tell a time left from it. */
  settled: boolean;
}

/** Speed over the last ten seconds. The first offset given is where measuring starts, not bytes sent. */
export class SpeedMeter {
  private readonly samples: { at: number; offset: number }[] = [];
  private startedAt: number | undefined;

  record(offset: number, at: number): void {
    this.startedAt ??= at;
    this.samples.push({ at, offset });
    while (this.samples.length > 2 && this.samples[1]!.at <= at - WINDOW_MS) this.samples.shift();
  }

  speed(now: number): Speed | undefined {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || this.startedAt === undefined || now - first.at < 1000) return undefined;
    const bytesPerSecond = Math.max(0, ((last.offset - first.offset) * 1000) / (now - first.at));
    return { bytesPerSecond, settled: now - this.startedAt >= MEASURED_MS };
  }
}
