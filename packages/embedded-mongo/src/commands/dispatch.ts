import { type Document, encode } from '../bson-codec.js';
import { type Request } from '../wire/messages.js';
import { checkArguments } from './arguments.js';
import { type CommandContext } from './context.js';
import { commandNamed } from './registry.js';

export type Services = Pick<CommandContext, 'cursors' | 'writer' | 'pipelines' | 'snapshot'>;

/** From a request to the bytes of its answer; refusals are thrown. */
export async function dispatch(
  request: Request,
  connectionId: number,
  services: Services,
): Promise<Uint8Array> {
  const { body, bodyBytes, bytes, sequences } = request;
  const asked = Object.keys(body)[0] ?? '';
  const { name, command } = commandNamed(asked);
  // documents sent beside the body are arguments like any other
  checkArguments(asked, { ...body, ...sequences }, command);
  const normal: Document = asked === name ? body : { ...body, [name]: body[asked] as unknown };
  const db = (body.$db as string | undefined) ?? 'admin';
  const reply = await command.run({
    ...services,
    name,
    db,
    body: normal,
    bodyBytes,
    bytes,
    sequences,
    connectionId,
  });
  return reply instanceof Uint8Array ? reply : encode(reply);
}
