import { Logger } from '@nestjs/common';
import {
  DomainError,
  type BulkDone,
  type BulkFailed,
  type BulkResult,
  type Cause,
  type Creative,
} from '@smarttag/domain';

/** Commits at once: enough to share a flush, few enough to leave room for others. */
const AT_ONCE = 20;

const logger = new Logger('Edits');

/** Changes each, whatever becomes of the others; what failed is told with its reason. */
export const oneByOne = async <T extends { id: string }>(
  cause: Cause,
  items: readonly T[],
  known: ReadonlyMap<string, Creative>,
  change: (item: T) => Promise<Creative>,
): Promise<BulkResult> => {
  const result: BulkResult = { requestId: cause.requestId, done: [], failed: [] };
  for (let at = 0; at < items.length; at += AT_ONCE) {
    await Promise.all(
      items.slice(at, at + AT_ONCE).map(async (item) => {
        try {
          result.done.push(doneOf(await change(item), cause));
        } catch (error) {
          result.failed.push(failedOf(item.id, error, known.get(item.id)));
        }
      }),
    );
  }
  return result;
};

/** The event of this very change, if there was anything to change. */
const doneOf = ({ id, fileName, programId, version, edits }: Creative, cause: Cause): BulkDone => {
  const own = [edits?.fileName, edits?.programId].find(
    (edit) => edit?.by === cause.actorId && edit.at.getTime() === cause.at.getTime(),
  );
  return { id, fileName, programId, version, eventId: own?.eventId };
};

const failedOf = (id: string, error: unknown, before?: Creative): BulkFailed => {
  const { fileName } = before ?? {};
  if (error instanceof DomainError)
    return { id, fileName, code: error.code, message: error.message, details: error.details };
  logger.error({ creativeId: id, err: error }, 'One of many could not be changed');
  return { id, fileName, code: 'INTERNAL_ERROR', message: 'This one could not be changed; try again.' };
};
