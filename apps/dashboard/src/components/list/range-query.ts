import { timeZone } from '../../format/clock.ts';
import { today } from '../../format/time.ts';
import { daysOf, type Range } from '../date-range/range.ts';

/** A range as the server wants it: local days and the zone they are local to. */
export const rangeQuery = (range: Range) => ({ ...daysOf(range, today()), timeZone: timeZone.value });
