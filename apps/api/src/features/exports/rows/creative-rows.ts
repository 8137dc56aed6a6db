import { Injectable } from '@nestjs/common';
import { isDecided, type Creative, type CreativeView } from '@smarttag/domain';
import { CreativesRepository, type CreativeFilter } from '@smarttag/domain/mongoose';
import { CreativeFiltersReader } from '../../creatives/creative-filters.js';
import { CreativesPresenter } from '../../creatives/creatives.presenter.js';
import { BATCH, pagesOf, timesIn, type Cell, type Cut, type Table } from './export-rows.js';
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
  'Bytes',
  'Seconds',
  'Width',
  'Height',
];

/** The present, each row with the version it was read at. */
@Injectable()
export class CreativeRows {
  constructor(
    private readonly creatives: CreativesRepository,
    private readonly filters: CreativeFiltersReader,
    private readonly presenter: CreativesPresenter,
  ) {}

  table(cut: Cut<'creatives'>): Table {
    const { timeZone } = cut.filters;
    const times = ['Uploaded', 'Submitted', 'Decided'].map((name) => `${name} (${timeZone})`);
    return { columns: [...COLUMNS, ...times, ...partnerColumn(cut)], batches: this.batches(cut) };
  }

  private async *batches(cut: Cut<'creatives'>): AsyncGenerator<Cell[][]> {
    const { readScope } = cut.asker;
    const time = timesIn(cut.filters.timeZone);
    for await (const creatives of this.inOneCut(cut)) {
      const views = await this.presenter.page(readScope, creatives);
      yield views.map((view) => [...rowOf(view, time), ...(readScope.partnerId ? [] : [view.partnerName])]);
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

const partnerColumn = ({ asker }: Cut<'creatives'>) => (asker.readScope.partnerId ? [] : ['Company']);

const rowOf = (view: CreativeView, time: (instant: string | undefined) => Cell): Cell[] => [
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
  view.size,
  view.media?.durationSeconds,
  view.media?.video.width,
  view.media?.video.height,
  time(view.uploadedAt),
  time(view.submittedAt),
  time(view.decidedAt),
];
