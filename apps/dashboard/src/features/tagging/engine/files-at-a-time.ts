/** A browser opens six connections a host over HTTP/1.1, and the page itself needs some; later ones share one. */
const MOST_OVER_HTTP_1 = 4;
const MOST = 6;

export const FILES_AT_A_TIME = 3;

const protocolOf = (entry: PerformanceEntry | undefined) =>
  entry instanceof PerformanceResourceTiming ? entry.nextHopProtocol : '';

export const mostAtATime = (): number =>
  /^h[23]/.test(protocolOf(performance.getEntriesByType('navigation')[0])) ? MOST : MOST_OVER_HTTP_1;
