import { describe, expect, it } from 'vitest';
import { SpeedMeter } from './speed-meter.ts';

const feed = (meter: SpeedMeter, from: number, seconds: number, start: number, perSecond: number) => {
  for (let second = 0; second <= seconds; second++)
    meter.record(start + second * perSecond, from + second * 1000);
};

describe('SpeedMeter', () => {
  it('does not count the bytes that were there before as sent', () => {
    const meter = new SpeedMeter();
    feed(meter, 0, 6, 311e6, 2e6);
    expect(meter.speed(6000)).toEqual({ bytesPerSecond: 2e6, settled: true });
  });

  it('is not settled before five seconds of measuring', () => {
    const meter = new SpeedMeter();
    feed(meter, 0, 4, 0, 1e6);
    expect(meter.speed(4000)?.settled).toBe(false);
  });

  it('forgets what is older than ten seconds', () => {
    const meter = new SpeedMeter();
    feed(meter, 0, 30, 0, 8e6);
    feed(meter, 31_000, 12, 240e6, 1e6);
    expect(meter.speed(43_000)?.bytesPerSecond).toBeCloseTo(1e6, -4);
  });

  it('sinks while nothing moves', () => {
    const meter = new SpeedMeter();
    feed(meter, 0, 5, 0, 1e6);
    expect(meter.speed(10_000)?.bytesPerSecond).toBe(5e5);
  });
});
