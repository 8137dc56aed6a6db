import { type Doc } from './documents.js';
import { type Difference } from './report.js';

/** Why DocumentDB may answer otherwise; each is told in the README, with what MongoDB does. */
export type Explanation =
  | 'arrays in two sort fields'
  | 'order of empty arrays'
  | 'null or absent in $group'
  | 'order within $push'
  | 'order of $bucket'
  | '$push with $slice 0'
  | '$unset or $pop through a scalar or to nowhere'
  | '$unset makes a field'
  | 'stages merged or left out';

export function explain({ one, ours, theirs }: Difference): Explanation | undefined {
  if (one.kind === 'find') {
    if ('error' in ours && ours.error === '2' && sortFields(one.sort) > 2) return 'arrays in two sort fields';
    if ('documents' in ours && 'documents' in theirs && one.sort) {
      const cut = one.limit !== undefined || (one.skip ?? 0) > 0;
      if (cut || sameSet(ours.documents, theirs.documents)) return 'order of empty arrays';
    }
    return undefined;
  }
  if (one.kind === 'update') {
    const text = JSON.stringify(one.update);
    if (text.includes('"$slice":0')) return '$push with $slice 0';
    return /"\$(unset|pop)"/.test(text) ? '$unset or $pop through a scalar or to nowhere' : undefined;
  }
  return explainPipeline(one.pipeline, ours, theirs);
}

function explainPipeline(
  pipeline: Doc[],
  ours: Difference['ours'],
  theirs: Difference['theirs'],
): Explanation | undefined {
  const text = JSON.stringify(pipeline);
  if ('error' in ours || 'error' in theirs) {
    return text.includes('"$count"') || text.includes('"$facet"') ? 'stages merged or left out' : undefined;
  }
  if (loose(ours.documents) === loose(theirs.documents)) return 'null or absent in $group';
  if (text.includes('"$push"') && shape(ours.documents) === shape(theirs.documents))
    return 'order within $push';
  if (text.includes('"$bucket"') && sameSet(ours.documents, theirs.documents)) return 'order of $bucket';
  if (/"list[."]/.test(text) && theirs.documents.includes('"list":{}')) return '$unset makes a field';
  return /"\$(project|unset|addFields)".*"\$(addFields|project)"/.test(text)
    ? 'stages merged or left out'
    : undefined;
}

function sortFields(sort: object | undefined): number {
  return Object.keys(sort ?? {}).length;
}

function sameSet(a: string, b: string): boolean {
  return a.split('\n').sort().join() === b.split('\n').sort().join();
}

/** Without anything that is null, and without regard to the order of groups that then look alike. */
function loose(documents: string): string {
  const texts = documents
    .split('\n')
    .map((text) => (text ? JSON.stringify(withoutNull(JSON.parse(text))) : ''));
  return texts.sort().join('\n');
}

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutNull(one)]));
}

/** The same letters in another order. */
function shape(documents: string): string {
  return [...documents].sort().join('');
}
