import type { ExportState } from '../../contracts/export.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import type { Decide } from '../decision.js';
import type { Cause } from '../history-event.js';
import type { Export, HandedOver } from './export.js';

/** A process writes that it lives this often, and is taken for dead after six times of silence. */
export const EXPORT_ALIVE_EVERY_MS = 10_000;
const SILENT_MS = 6 * EXPORT_ALIVE_EVERY_MS;

/** Before the first byte. @throws EXPORT_NOT_READY for a file that was fetched already */
export const startExport =
  (cause: Cause, cutSeq: number): Decide<Export> =>
  (one) => {
    if (one.state !== 'ready')
      throw new DomainError('EXPORT_NOT_READY', 'This file was fetched already. Make another export.', {
        state: one.state,
      });
    return {
      set: { state: 'running', cutSeq, aliveAt: cause.at },
      event: {
        ...cause,
        action: 'export.started',
        after: {
          list: one.list,
          filters: one.filters,
          ...(one.chosen && { chosen: one.chosen.length }),
          format: one.format,
          cutSeq,
        },
      },
    };
  };

/** After the last byte. */
export const finishExport =
  (cause: Cause, handedOver: HandedOver): Decide<Export> =>
  (one) =>
    one.state === 'running'
      ? {
          set: { state: 'finished', finishedAt: cause.at, ...handedOver },
          event: { ...cause, action: 'export.finished', after: { list: one.list, ...handedOver } },
        }
      : undefined;

/** The one who fetched it went away, or we could not go on. */
export const breakExport =
  (cause: Cause, rows: number): Decide<Export> =>
  (one) =>
    one.state === 'running'
      ? {
          set: { state: 'broken', finishedAt: cause.at, rows },
          event: { ...cause, action: 'export.broken', after: { list: one.list, rows } },
        }
      : undefined;

/** As it is now: one whose process died without a word is broken. */
export const exportStateAt = ({ state, aliveAt }: Export, at: Date): ExportState =>
  state === 'running' && at.getTime() - (aliveAt?.getTime() ?? 0) > SILENT_MS ? 'broken' : state;
