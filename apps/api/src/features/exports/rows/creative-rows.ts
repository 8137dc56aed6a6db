import { Injectable } from '@nestjs/common';
import { isDecided, type Creative, type CreativeView, type ReadScope } from '@smarttag/domain';
import { CreativesRepository, type CreativeFilter } from '@smarttag/domain/mongoose';
import { CreativeFiltersReader } from '../../creatives/creative-filters.js';
import { CreativesPresenter } from '../../creatives/creatives.presenter.js';
import { BATCH, pagesOf, tableOfFiles, type Cell, type Cut, type Table } from './export-rows.js';
import { reasonOf } from './reason.js';

const COLUMNS = [
  'Creative ID',
  'Version',
  'File name',
  'Original file name',
  'State',
  'Tag ID',
  'SHA-256',
  'Reason',
  'Program',
  'Business Center ID',
  'Business Center',
  'Uploaded by',
];

/** The present, each row with the version it was read at. */
@Injectable()
export class CreativeRows {
  constructor(
    private readonly creatives: CreativesRepository,
    private readonly filters: CreativeFiltersReader,
    private readonly presenter: CreativesPresenter,
  ) {}

  /** @param chosen picked by hand: these alone, in their order */
  table(cut: Cut<'creatives'>, chosen?: string[]): Table {
    const { readScope } = cut.asker;
    const rows = chosen ? this.chosen(readScope, chosen) : this.inOneCut(cut);
    return tableOfFiles(cut.filters.timeZone, this.views(readScope, rows), {
      columns: COLUMNS,
      cells: cellsOf,
      last: readScope.partnerId ? undefined : { column: 'Company', cell: (view) => view.partnerName },
    });
  }

  private async *views(scope: ReadScope, rows: AsyncIterable<Creative[]>): AsyncGenerator<CreativeView[]> {
    for await (const creatives of rows) yield await this.presenter.page(scope, creatives);
  }

  /** What is not there, not submitted or not the asker's is left out, as it is from the list. */
  private async *chosen(scope: ReadScope, ids: string[]): AsyncGenerator<Creative[]> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const wanted = ids.slice(from, from + BATCH);
      const found = await this.creatives.listByIds(scope, wanted);
      const byId = new Map(found.map((creative) => [creative.id, creative]));
      yield wanted.flatMap((id) => byId.get(id) ?? []).filter(({ submittedAt }) => submittedAt);
    }
  }

  /**
   * Newest first up to the cut. Deciding a file moves it to the moment of its decision: one that was open
   * when its place was passed, or not yet reached, is looked for once more behind the cut.
   */
  private async *inOneCut({ asker, filters, at }: Cut<'creatives'>): AsyncGenerator<Creative[]> {
    const filter = await this.filters.read(asker.readScope, filters);
    const { range } = filter;
    const until = range.until && range.until < at ? range.until : at;
    const open = new Set<string>();
    for await (const page of this.pages(asker, { ...filter, range: { ...range, until } })) {
      for (const { id, state } of page) if (!isDecided(state)) open.add(id);
      yield page;
    }
    if (filter.dateBy === 'upload') return;
    for await (const page of this.pages(asker, { ...filter, range: { ...range, from: at } }))
      yield page.filter(({ id, submittedAt }) => !open.has(id) && submittedAt! < at);
  }

  private pages({ readScope }: Cut<'creatives'>['asker'], filter: CreativeFilter) {
    return pagesOf((cursor) =>
      this.creatives.list(readScope, filter, { cursor, limit: BATCH, order: 'newest' }),
    );
  }
}

const cellsOf = (view: CreativeView): Cell[] => [
  view.id,
  view.version,
  view.fileName,
  view.originalFileName,
  view.state,
  view.tagId,
  view.sha256,
  reasonOf(view),
  view.programName,
  view.businessCenterId,
  view.businessCenterName,
  view.uploaderName,
];
