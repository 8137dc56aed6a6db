import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';

interface Sample {
  pid: number;
  parent: number;
  rssAnon: number;
}

/** Looks each second at a process and all that descend from it. */
export const watchMemory = (rootPid: number) => {
  const maxima = new Map<string, number>();
  const look = () => {
    for (const { pid, rssAnon } of family(rootPid, samples())) {
      const name = nameOf(pid);
      if (name) maxima.set(name, Math.max(maxima.get(name) ?? 0, rssAnon));
    }
  };
  const timer = setInterval(look, 1000);
  look();
  return {
    /** @returns the most that one process of each name held, in bytes; the largest first */
    stop: () => {
      clearInterval(timer);
      look();
      return new Map([...maxima].sort(([, one], [, other]) => other - one));
    },
  };
};

const samples = (): Sample[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => sampleOf(Number(name)));

/** Nothing of a process that ends meanwhile, or has no memory of its own. */
const sampleOf = (pid: number): Sample[] => {
  const status = contentOf(`/proc/${pid}/status`);
  const numberOf = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  const rssAnon = numberOf('RssAnon') * 1024;
  return Number.isNaN(rssAnon) ? [] : [{ pid, parent: numberOf('PPid'), rssAnon }];
};

const family = (rootPid: number, all: Sample[]): Sample[] => {
  const found = all.filter(({ pid }) => pid === rootPid);
  for (const member of found) found.push(...all.filter(({ parent }) => parent === member.pid));
  return found;
};

/** Our own by their room in the repository, others by their program. */
const nameOf = (pid: number): string => {
  const command = contentOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  // The last one: an app's file is given to the one that ties it to its parent.
  const rooms = [...command.matchAll(/(?:apps|packages)\/([^/]+)\/dist\//g)];
  return rooms.at(-1)?.[1] ?? basename(command.split(' ')[0] ?? '');
};

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
