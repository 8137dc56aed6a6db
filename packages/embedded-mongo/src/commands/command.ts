import { type Document } from '../bson-codec.js';
import { type CommandShape } from './arguments.js';
import { type CommandContext } from './context.js';

export interface Command extends CommandShape {
  run(context: CommandContext): Promise<Document | Uint8Array> | Document;
}
