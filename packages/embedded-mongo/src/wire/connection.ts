import { type Socket } from 'node:net';
import { encode } from '../bson-codec.js';
import { errorReply } from '../errors.js';
import {
  HEADER_BYTES,
  MOST_MESSAGE_BYTES,
  parseMessage,
  ProtocolError,
  replyMessage,
  type Request,
} from './messages.js';

/** Answers one request with the bytes of a BSON document. */
export type Handle = (request: Request) => Promise<Uint8Array>;

/** Serves one client: cuts the byte stream into messages, answers them in their order. */
export function serveConnection(socket: Socket, handle: Handle): void {
  let chunks: Buffer[] = [];
  let buffered = 0;
  let needed = HEADER_BYTES;
  let nextId = 1;
  let answered: Promise<void> = Promise.resolve();

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    buffered += chunk.length;
    try {
      while (buffered >= needed) takeMessage();
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      socket.destroy();
    }
  });

  function takeMessage(): void {
    const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    chunks = [all];
    const length = all.readInt32LE(0);
    if (length < HEADER_BYTES || length > MOST_MESSAGE_BYTES)
      throw new ProtocolError(`message of ${length} bytes`);
    needed = length;
    if (all.length < length) return;
    const request = parseMessage(all.subarray(0, length));
    chunks = [all.subarray(length)];
    buffered = all.length - length;
    needed = HEADER_BYTES;
    answered = answered.then(() => answer(request));
  }

  async function answer(request: Request): Promise<void> {
    let reply: Uint8Array;
    try {
      reply = await handle(request);
    } catch (error) {
      reply = encode(errorReply(error));
    }
    if (request.silent || socket.destroyed) return;
    for (const part of replyMessage(request, nextId++, reply)) socket.write(part);
  }
}
