import getPort from 'get-port';

/** Below the range the kernel takes for outgoing connections, so that none of those can take the port before us. */
const RANGE = { from: 15_000, to: 32_000 };

export function freePort(): Promise<number> {
  const draw = () => RANGE.from + Math.floor(Math.random() * (RANGE.to - RANGE.from));
  // Drawn, not counted up: two systems that start at once should not try the same ones.
  return getPort({ host: '127.0.0.1', port: Array.from({ length: 50 }, draw) });
}
