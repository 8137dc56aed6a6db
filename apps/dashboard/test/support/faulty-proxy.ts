import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Transform, pipeline } from 'node:stream';
import { Line } from './line.ts';

/** Bytes of one upload that passed in one PATCH, and how far the server had told before that it holds them. */
export interface Passage {
  path: string;
  from: number;
  to: number;
  told: number;
  /** What the server answered, if it did. */
  status?: number;
}

/** `bad-gateway`: answered with 502, unasked. `cut`: both ends break off after so many bytes of the body. */
type Fault = { kind: 'bad-gateway' } | { kind: 'cut'; afterBytes: number };

interface Order {
  method: string;
  under: string;
  times: number;
  fault: Fault;
}

/**
 * The origin a browser sees, in front of the gateway, with faults at the word of a test: those of a proxy are
 * ordered here, those of a line by `line`. Bodies pass as they come and are counted.
 */
export class FaultyProxy {
  readonly passages: Passage[] = [];
  line!: Line;
  private readonly told = new Map<string, number>();
  private readonly server: Server;
  private target: URL | undefined;
  private orders: Order[] = [];

  private constructor() {
    this.server = createServer((req, res) => this.pass(req, res));
    this.server.requestTimeout = 0;
  }

  static async start(): Promise<FaultyProxy> {
    const proxy = new FaultyProxy();
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    proxy.line = await Line.to((proxy.server.address() as AddressInfo).port);
    return proxy;
  }

  get url(): string {
    return this.line.url;
  }

  leadTo(url: string): void {
    this.target = new URL(url);
  }

  async stop(): Promise<void> {
    await this.line.goAway();
    this.server.close();
    this.server.closeAllConnections();
  }

  /** The next `times` requests of that method under that path meet the fault. */
  order(method: string, under: string, fault: Fault, times = 1): void {
    this.orders.push({ method, under, times, fault });
  }

  /** Ordered faults that nobody has met yet. */
  get ordered(): number {
    return this.orders.reduce((sum, { times }) => sum + times, 0);
  }

  private pass(req: IncomingMessage, res: ServerResponse): void {
    const fault = this.faultFor(req);
    if (fault?.kind === 'bad-gateway') return badGateway(req, res);
    const path = req.url ?? '/';
    const { hostname, port } = this.target!;
    const upstream = request({ hostname, port, method: req.method, path, headers: ownHeaders(req) });
    const passage = this.passageOf(req, path);
    upstream.on('response', (answer) => {
      this.note(path, answer);
      passage.status = answer.statusCode;
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      res.flushHeaders();
      pipeline(answer, res, () => undefined);
    });
    const breakOff = () => {
      upstream.destroy();
      req.socket.destroy();
    };
    upstream.on('error', breakOff);
    res.on('close', () => upstream.destroy());
    req.pipe(counting(passage, fault?.afterBytes, breakOff)).pipe(upstream);
  }

  private faultFor({ method, url = '/' }: IncomingMessage): Fault | undefined {
    const order = this.orders.find((one) => one.method === method && url.startsWith(one.under));
    if (!order) return undefined;
    order.times -= 1;
    this.orders = this.orders.filter(({ times }) => times > 0);
    return order.fault;
  }

  private note(path: string, { headers }: IncomingMessage): void {
    const offset = Number(headers['upload-offset'] ?? 0);
    this.told.set(path, Math.max(offset, this.told.get(path) ?? 0));
  }

  private passageOf({ headers, method }: IncomingMessage, path: string): Passage {
    const from = Number(headers['upload-offset'] ?? 0);
    const passage: Passage = { path, from, to: from, told: this.told.get(path) ?? 0 };
    if (method === 'PATCH' && path.startsWith('/files/')) this.passages.push(passage);
    return passage;
  }
}

const counting = (passage: Passage, breakAfter = Infinity, breakOff: () => void) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passage.to += chunk.length;
      done(null, chunk);
      if (passage.to - passage.from >= breakAfter) breakOff();
    },
  });

const badGateway = (req: IncomingMessage, res: ServerResponse): void => {
  req.resume();
  res.writeHead(502, { 'content-type': 'text/html', connection: 'close' }).end('<h1>502 Bad Gateway</h1>');
};

const ownHeaders = ({ headers }: IncomingMessage): OutgoingHttpHeaders => {
  const { connection: _ofOneLine, ...rest } = headers;
  return rest;
};
