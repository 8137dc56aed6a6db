import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Connection {
  near: Socket;
  far: Socket;
}

/** A TCP line to a server on this machine that a test can cut, silence and take away. */
export class Line {
  private readonly connections = new Set<Connection>();
  private readonly server: Server;
  private port = 0;

  private constructor(private readonly farPort: number) {
    this.server = createServer((near) => this.open(near));
  }

  static async to(farPort: number): Promise<Line> {
    const line = new Line(farPort);
    await line.listen();
    return line;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Every connection breaks off, as when a computer changes its network. */
  cut(): void {
    for (const { near, far } of this.connections) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** The connections of now stay open and pass nothing more; neither end is told. New ones are well. */
  silence(): void {
    for (const { near, far } of this.connections) {
      near.unpipe(far).pause();
      far.unpipe(near).pause();
      near.removeAllListeners('close');
    }
  }

  /** Nothing listens any more: new connections are refused. */
  async goAway(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.cut();
    await closed;
  }

  comeBack(): Promise<void> {
    return this.listen();
  }

  private async listen(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private open(near: Socket): void {
    const far = connect(this.farPort, '127.0.0.1');
    const connection = { near, far };
    this.connections.add(connection);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => {
        other.destroy();
        this.connections.delete(connection);
      });
      one.pipe(other);
    }
  }
}
