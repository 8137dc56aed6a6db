import type { Model, QueryFilter } from 'mongoose';
import type { InstantRange } from '../rules/local-days.js';
import type { Filter } from './collection.js';
import { beginsOpen, decode, pageFilter, pageSort, type DatedRequest, type Position } from './keyset.js';

/** Index entries behind one window of time, and behind one request. */
export const WINDOW_ROWS = 400;
const MOST_ROWS = 1_000;
/** A window with fewer is followed by a wider one. */
const FEW_ROWS = WINDOW_ROWS / 4;
/** Rows of one moment cannot be cut apart by time. */
const NARROWEST_MS = 1_000;

export interface Walk extends DatedRequest {
  /** Equalities with which the index begins. */
  base: Filter;
  index: Record<string, 1 | -1>;
  /** What a row must be besides. */
  filter: Filter;
}

export interface Walked<D> {
  rows: D[];
  /** The look ended here, before the rows did: nearer ones are complete. */
  edge?: Position;
}

/** Where a walk stands: what it has examined lies behind `near`. */
interface Ahead {
  near: number;
  end: number;
  width: number;
  cursor: string | undefined;
  examined: number;
}

interface Window {
  filter: Filter;
  /** What its entries are counted by, and how many of those lie behind it. */
  counted: Filter;
  behind: number;
}

/**
 * Rows of an index in the order of a date, also where an engine cannot read them in that order (a multikey
 * index): window by window of time, each so wide that few entries lie in it. Bounded by what is looked at,
 * not by what is found.
 */
export class KeysetWalk<D> {
  private readonly direction: 1 | -1;

  constructor(
    private readonly model: Model<D>,
    private readonly walk: Walk,
  ) {
    this.direction = walk.order === 'newest' ? -1 : 1;
  }

  /** Entries ahead, counted up to a bound. */
  async ahead(): Promise<number> {
    return this.count(this.pageFilter(this.walk.range, this.walk.cursor), WINDOW_ROWS + 1);
  }

  /**
   * @param ahead what `ahead` said
   * @param apart milliseconds between two rows, about, where that is known
   */
  async read(ahead: number, apart?: number): Promise<Walked<D>> {
    const { range, cursor, limit } = this.walk;
    if (ahead <= WINDOW_ROWS) return { rows: await this.rows(this.pageFilter(range, cursor), limit) };
    return this.readWindows(apart);
  }

  private async readWindows(apart: number | undefined): Promise<Walked<D>> {
    const { limit } = this.walk;
    const [start, end] = await this.ends();
    const rows: D[] = [];
    let [near, examined] = [start, 0];
    let width = Math.max(NARROWEST_MS, apart ? apart * FEW_ROWS : Math.abs(end - start) / 16);
    let cursor = this.walk.cursor;
    while (this.isBefore(near, end)) {
      const window = await this.narrow({ near, end, width, cursor, examined });
      if (window.entries > 0) rows.push(...(await this.rows(window.filter, limit - rows.length)));
      examined += window.entries;
      [near, cursor] = [window.far, undefined];
      if (rows.length >= limit) return { rows };
      if (examined > MOST_ROWS - WINDOW_ROWS && this.isBefore(near, end))
        return { rows, edge: { at: new Date(near), id: this.walk.tie === 'seq' ? 0 : '' } };
      width = window.entries < FEW_ROWS ? window.width * 4 : window.width;
    }
    return { rows };
  }

  /** The window ahead of `near`, made smaller until few entries lie in it. */
  private async narrow({ near, end, width: wanted, cursor, examined }: Ahead) {
    for (let width = wanted; ; width = Math.max(NARROWEST_MS, width / 8)) {
      const ahead = near + this.direction * width;
      const far = this.isBefore(ahead, end) ? ahead : end;
      const { filter, counted, behind } = beginsOpen(this.walk)
        ? this.openWindow(near, far, examined)
        : this.closedWindow(near, far, cursor);
      const entries = (await this.count(counted, WINDOW_ROWS + 1 + behind)) - behind;
      if (entries <= WINDOW_ROWS || width <= NARROWEST_MS) return { far, filter, entries, width };
    }
  }

  /** By its far end alone: of two bounds DocumentDB reads all of a multikey index that lies behind either. */
  private openWindow(near: number, far: number, examined: number): Window {
    const { field, order } = this.walk;
    const upTo = (at: number) => ({ [field]: { [order === 'newest' ? '$gte' : '$lt']: new Date(at) } });
    return { filter: { ...upTo(far), $nor: [upTo(near)] }, counted: upTo(far), behind: examined };
  }

  private closedWindow(near: number, far: number, cursor: string | undefined): Window {
    const [from, until] = this.walk.order === 'newest' ? [far, near] : [near, far];
    const filter = this.pageFilter({ from: new Date(from), until: new Date(until) }, cursor);
    return { filter, counted: filter, behind: 0 };
  }

  private pageFilter(range: InstantRange, cursor: string | undefined): Filter {
    const { field, order, tie } = this.walk;
    return pageFilter(field, range, cursor, order, tie);
  }

  /** Where the walk begins and where the last entry lies behind; each is one look at an index. */
  private async ends(): Promise<[number, number]> {
    const { range, cursor, order } = this.walk;
    const at = cursor === undefined ? undefined : decode(cursor).at.getTime();
    const [oldest, beyond] = await Promise.all([
      range.from?.getTime() ?? this.outermost('oldest'),
      // One beyond: windows leave out their later end.
      range.until?.getTime() ?? this.outermost('newest').then((newest) => newest + 1),
    ]);
    return order === 'newest' ? [at ?? beyond, oldest] : [at ?? oldest, beyond];
  }

  private async outermost(order: 'newest' | 'oldest'): Promise<number> {
    const { field, base } = this.walk;
    const { partnerId } = base;
    const found = await this.model
      .findOne({
        ...(partnerId !== undefined && { partnerId }),
        ...pageFilter(field, {}, undefined),
      } as QueryFilter<D>)
      .sort(pageSort(field, order))
      .select({ [field]: 1 })
      .lean<Record<string, Date>>();
    return found?.[field]?.getTime() ?? 0;
  }

  private isBefore(one: number, other: number): boolean {
    return (other - one) * this.direction > 0;
  }

  /** By the bounds alone, from the index: what was passed at the cursor's own moment may be among them. */
  private count({ $nor: _, ...bounds }: Filter, most: number): Promise<number> {
    const filter = { ...this.walk.base, ...bounds } as QueryFilter<D>;
    return this.model.countDocuments(filter, { limit: most, hint: this.walk.index }).exec();
  }

  private rows(window: Filter, limit: number): Promise<D[]> {
    const { base, filter, field, order, tie, index } = this.walk;
    return this.model
      .find({ ...base, ...window, $and: [filter] } as QueryFilter<D>)
      .sort(pageSort(field, order, tie))
      .hint(index)
      .limit(limit)
      .lean<D[]>() as unknown as Promise<D[]>;
  }
}
