import type { InFeedGuidance } from '../contracts/settings.contract.js';
import { formatOf } from './file-name.js';

export type GuidanceWarning =
  | { kind: 'format'; format: string }
  | { kind: 'bytes' }
  | { kind: 'too_short' | 'too_long'; seconds: number }
  | { kind: 'picture'; width: number; height: number };

export interface KnownFacts {
  fileName: string;
  size: number;
  durationSeconds?: number;
  width?: number;
  height?: number;
}

/** Where a file misses what in-feed ads want. Always a warning, never a refusal. */
export const guidanceWarnings = (guidance: InFeedGuidance, facts: KnownFacts): GuidanceWarning[] => {
  const warnings: GuidanceWarning[] = [];
  const { durationSeconds: seconds, width, height } = facts;
  const format = formatOf(facts.fileName);
  if (!guidance.formats.includes(format)) warnings.push({ kind: 'format', format });
  if (facts.size > guidance.maxBytes) warnings.push({ kind: 'bytes' });
  if (seconds !== undefined && seconds < guidance.minSeconds) warnings.push({ kind: 'too_short', seconds });
  if (seconds !== undefined && seconds > guidance.maxSeconds) warnings.push({ kind: 'too_long', seconds });
  if (width !== undefined && height !== undefined) {
    const fits = guidance.minPictures.some((least) => width >= least.width && height >= least.height);
    if (!fits) warnings.push({ kind: 'picture', width, height });
  }
  return warnings;
};
