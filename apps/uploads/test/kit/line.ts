import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A line to a server that a test can cut and mend. */
export interface Line {
  url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** To a MongoDB: past server discovery, which would find the way around the line. */
export const lineToMongo = async (mongoUrl: string): Promise<Line> => {
  const url = new URL(mongoUrl);
  const line = await lineTo(url.hostname, Number(url.port || 27017));
  return { ...line, url: `mongodb://127.0.0.1:${line.port}${url.pathname}?directConnection=true` };
};

/** To a Redis. */
export const lineToRedis = async (redisUrl: string): Promise<Line> => {
  const url = new URL(redisUrl);
  const line = await lineTo(url.hostname, Number(url.port || 6379));
  url.host = `127.0.0.1:${line.port}`;
  return { ...line, url: url.href };
};

/** What stands before several processes of ours, as a balancer does. */
export const frontOf = async (url: string) => {
  const portOf = (of: string) => Number(new URL(of).port);
  const line = await lineTo('127.0.0.1', portOf(url));
  return {
    ...line,
    url: `http://127.0.0.1:${line.port}/files`,
    /** Those connected already stay where they are. */
    turnTo: (other: string) => line.lead(portOf(other)),
  };
};

const lineTo = async (host: string, firstPort: number) => {
  const sockets = new Set<Socket>();
  let port = firstPort;
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    lead: (otherPort: number) => {
      port = otherPort;
    },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
