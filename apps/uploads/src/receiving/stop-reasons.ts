import { DomainError } from '@smarttag/domain';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';

/** What a sender, or whoever joins parts, is told when bytes stop before their end. */
export const tooMany = () => new ProtocolRefusal(413, 'More bytes came than were declared for this file.');

export const silent = (ms: number) =>
  new DomainError(
    'SERVICE_UNAVAILABLE',
    `No byte came for ${ms / 1000} seconds. What arrived is kept; go on from there.`,
  );

export const noRoom = () =>
  new DomainError('STORAGE_FULL', 'There is no room left for this file just now. What arrived is kept.');

export const stopping = () =>
  new DomainError(
    'SERVICE_UNAVAILABLE',
    'This server is restarting. What arrived is kept; go on from there.',
  );

/** tus: 460, and nothing of the chunk is kept. */
export const notAsPromised = () =>
  new ProtocolRefusal(
    460,
    'These bytes are not those of Upload-Checksum. None of them is kept; send them again.',
  );
