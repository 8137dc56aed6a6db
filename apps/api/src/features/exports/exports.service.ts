import { Injectable, Logger } from '@nestjs/common';
import {
  EXPORT_ALIVE_EVERY_MS,
  ExportCreate,
  NUDGES,
  breakExport,
  exportStateAt,
  finishExport,
  startExport,
  type Cause,
  type Export,
  type ExportView,
} from '@smarttag/domain';
import { ExportsRepository, HistoryRepository } from '@smarttag/domain/mongoose';
import { Nudges, type Asker } from '@smarttag/service-kit';
import type { Response } from 'express';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../asking/in-scope.js';
import { NamesService } from '../../names/names.service.js';
import { writeCsv } from './csv.js';
import { fileNameOf } from './file-name-of.js';
import { ActivityRows } from './rows/activity-rows.js';
import { CreativeRows } from './rows/creative-rows.js';
import type { Table } from './rows/export-rows.js';
import { ReportRows } from './rows/report-rows.js';
import { TaggingRows } from './rows/tagging-rows.js';

/** Lists as files: made ready first, then handed over once, row by row. */
@Injectable()
export class ExportsService {
  private readonly logger = new Logger('Exports');

  constructor(
    private readonly exports: ExportsRepository,
    private readonly history: HistoryRepository,
    private readonly names: NamesService,
    private readonly nudges: Nudges,
    private readonly creatives: CreativeRows,
    private readonly taggings: TaggingRows,
    private readonly activities: ActivityRows,
    private readonly reports: ReportRows,
  ) {}

  async create(asker: Asker, { at }: Cause, wanted: ExportCreate): Promise<ExportView> {
    const made: Export = {
      id: uuid(),
      partnerId: asker.user.partnerId,
      createdBy: asker.user.id,
      createdAt: at,
      list: wanted.list,
      filters: wanted.filters,
      ...(wanted.list === 'creatives' && wanted.chosen && { chosen: wanted.chosen }),
      format: wanted.format,
      state: 'ready',
      revision: 1,
      version: 0,
    };
    await this.exports.insert(made);
    return this.view(asker, made);
  }

  async get(asker: Asker, id: string): Promise<ExportView> {
    return this.view(asker, inScope(await this.exports.findById(asker.readScope, id)));
  }

  async sendHead({ readScope, user }: Asker, id: string, response: Response): Promise<void> {
    const found = inScope(await this.exports.findById(readScope, id));
    inScope(found.createdBy === user.id || undefined);
    response.set(headersOf(found)).end();
  }

  /** Started in history before the first byte, finished after the last. @throws EXPORT_NOT_READY */
  async send(asker: Asker, cause: Cause, id: string, response: Response): Promise<void> {
    const seq = await this.history.lastSeq();
    const started = inScope(await this.commit(asker, id, startExport(cause, seq))).value;
    let rows = 0;
    const alive = setInterval(() => this.sayAlive(asker, id), EXPORT_ALIVE_EVERY_MS);
    try {
      response.set(headersOf(started));
      const table = await this.tableOf(asker, started, cause.at, seq);
      const handedOver = await writeCsv(table, response, (sofar) => (rows = sofar));
      await this.commit(asker, id, finishExport({ ...cause, at: new Date() }, handedOver));
      response.end();
    } catch (error) {
      await this.breakOff(asker, { ...cause, at: new Date() }, id, rows, error);
      // Without its end the browser knows that this is not the whole file.
      response.destroy();
    } finally {
      clearInterval(alive);
      this.nudges.nudge(NUDGES.outbox);
    }
  }

  private async tableOf(
    asker: Asker,
    { list, filters, chosen, format }: Export,
    at: Date,
    seq: number,
  ): Promise<Table> {
    const wanted = ExportCreate.parse({ list, filters, chosen, format });
    if (wanted.list === 'creatives')
      return this.creatives.table({ asker, filters: wanted.filters, at, seq }, wanted.chosen);
    if (wanted.list === 'activity') return this.activities.table({ asker, filters: wanted.filters, at, seq });
    if (wanted.list === 'reports') return this.reports.table({ asker, filters: wanted.filters, at, seq });
    return this.taggings.table({ asker, filters: wanted.filters, at, seq });
  }

  private commit({ readScope, user }: Asker, id: string, decide: Parameters<ExportsRepository['commit']>[3]) {
    return this.exports.commit(readScope, user.id, id, decide);
  }

  private sayAlive({ readScope }: Asker, id: string): void {
    this.exports.stillAlive(readScope, id, new Date()).catch((error: unknown) => {
      this.logger.warn({ exportId: id, err: error }, 'Could not say that an export goes on');
    });
  }

  private async breakOff(
    asker: Asker,
    cause: Cause,
    id: string,
    rows: number,
    error: unknown,
  ): Promise<void> {
    this.logger.warn({ exportId: id, rows, err: error }, 'An export ended early');
    await this.commit(asker, id, breakExport(cause, rows)).catch((also: unknown) => {
      this.logger.error({ exportId: id, err: also }, 'And could not be marked so');
    });
  }

  private async view({ readScope }: Asker, one: Export): Promise<ExportView> {
    const names = await this.names.of(readScope, { people: [one.createdBy] });
    return {
      id: one.id,
      list: one.list,
      filters: one.filters,
      chosen: one.chosen?.length,
      format: one.format,
      state: exportStateAt(one, new Date()),
      fileName: fileNameOf(one),
      fileUrl: `/api/exports/${one.id}/file`,
      createdBy: one.createdBy,
      createdByName: names.person(one.createdBy),
      createdAt: one.createdAt.toISOString(),
      cutSeq: one.list === 'creatives' ? undefined : one.cutSeq,
      finishedAt: one.finishedAt?.toISOString(),
      rows: one.rows,
      bytes: one.bytes,
      sha256: one.sha256,
    };
  }
}

const headersOf = (one: Export) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${fileNameOf(one)}"`,
});
