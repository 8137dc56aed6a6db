import { cpus, loadavg } from 'node:os';

export interface Figures {
  /** From the drop until all rows are listed and painted. */
  listedMs: number;
  dropTaskMs: number;
  uploadTaskMs: number;
  /** In the page at the end. */
  rows: number;
  heapBefore: number;
  heapAfter: number;
}

interface Run {
  windowed: Figures;
  /** The peer: the same rows, all in the page. */
  whole: Figures;
  seconds: number;
  version: string;
}

const ms = (value: number) => (value === 0 ? 'under 50 ms' : `${Math.round(value)} ms`);
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const times = (own: number, peer: number) => (own === 0 ? '' : `${(peer / own).toFixed(1)} ×`);

export const dashboardReport = ({ windowed: own, whole: peer, seconds, version }: Run): string => {
  const row = (title: string, figure: (of: Figures) => number, words: (value: number) => string) =>
    `| ${title} | ${words(figure(own))} | ${words(figure(peer))} | ${times(figure(own), figure(peer))} |`;
  return `# Tag Creatives, measured

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} at the end, Chromium ${version}. The whole
system and the browser share the machine. The peer is the same list in the same run with every row in the page, as it is
for print. Tasks under 50 ms are not reported by a browser.

| | rows near the window | every row | peer |
|---|---:|---:|---:|
${[
  row('1,000 files dropped as a folder: all rows listed after', (of) => of.listedMs, ms),
  row('… longest task until then', (of) => of.dropTaskMs, ms),
  row(`500 files uploading for ${seconds} s: longest task`, (of) => of.uploadTaskMs, ms),
  row('… rows in the page', (of) => of.rows, String),
  row('… heap in use when sending began', (of) => of.heapBefore, mb),
  row(`… heap in use ${seconds} s later`, (of) => of.heapAfter, mb),
].join('\n')}
`;
};
