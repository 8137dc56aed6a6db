import mongoose from 'mongoose';
import type { Client } from '../records/client.js';
import { YEARS_DAYS } from './market.js';
import { median, pathOf } from './questions.js';

export interface Reported {
  /** Milliseconds. */
  years: number;
  oneDay: number;
  /** The same numbers by `$group` over raw events. */
  rawYears: number;
  equal: boolean;
}

interface View {
  series: { group?: { id: string }; measures: { submitted: number }[] }[];
  buckets: { label: string }[];
}

const day = (at: Date) => at.toISOString().slice(0, 10);
const daysBefore = (at: Date, days: number) => new Date(at.getTime() - days * 86_400_000);

/** @param until where the records end */
export const measureReports = async (client: Client, mongoUrl: string, until: Date): Promise<Reported> => {
  const range = { from: day(daysBefore(until, YEARS_DAYS)), to: day(daysBefore(until, 1)) };
  const years = pathOf('/api/reports/creatives', { ...range, grain: 'month', groupBy: 'partner' });
  const lastDay = { from: range.to, to: range.to };
  const oneDay = pathOf('/api/reports/creatives', { ...lastDay, grain: 'hour' });
  const start = performance.now();
  const raw = await rawByMonthAndPartner(mongoUrl);
  const rawYears = performance.now() - start;
  const view = await client.get<View>(years);
  return {
    years: await median(client, years),
    oneDay: await median(client, oneDay),
    rawYears,
    equal: areEqual(byMonthAndPartner(view), raw, view),
  };
};

type Sums = Map<string, number>;

const OTHERS = 'all others';

/** The partners of a chart, and all others as one. */
const byMonthAndPartner = ({ series, buckets }: View): Sums =>
  new Map(
    series.flatMap(({ group, measures }) =>
      measures.flatMap(({ submitted }, index): [string, number][] =>
        submitted > 0 ? [[`${buckets[index]!.label} ${group?.id ?? OTHERS}`, submitted]] : [],
      ),
    ),
  );

const areEqual = (told: Sums, raw: Sums, { series }: View): boolean => {
  const shown = new Set(series.map(({ group }) => group?.id));
  const wanted: Sums = new Map();
  for (const [key, n] of raw) {
    const [month, partner] = key.split(' ') as [string, string];
    const place = `${month} ${shown.has(partner) ? partner : OTHERS}`;
    wanted.set(place, (wanted.get(place) ?? 0) + n);
  }
  return wanted.size === told.size && [...wanted].every(([key, n]) => told.get(key) === n);
};

const rawByMonthAndPartner = async (mongoUrl: string): Promise<Sums> => {
  const connection = await mongoose.createConnection(mongoUrl).asPromise();
  try {
    const groups = await connection
      .collection('history')
      .aggregate<{ _id: { partner: string; year: number; month: number }; n: number }>(
        [
          { $match: { action: { $in: ['creative.tagged', 'creative.duplicate', 'creative.rejected'] } } },
          {
            $group: {
              _id: { partner: '$partnerId', year: { $year: '$at' }, month: { $month: '$at' } },
              n: { $sum: 1 },
            },
          },
        ],
        { allowDiskUse: true },
      )
      .toArray();
    return new Map(
      groups.map(({ _id: { partner, year, month }, n }) => [
        `${year}-${String(month).padStart(2, '0')} ${partner}`,
        n,
      ]),
    );
  } finally {
    await connection.close();
  }
};
