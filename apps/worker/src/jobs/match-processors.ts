import type { JobProcessor } from './job-processor.js';

export interface FoundProcessor {
  job: string;
  /** The class, for the message. */
  name: string;
  processor: JobProcessor;
}

/** One processor for each job. @throws Error that names every missing, doubled and unknown one */
export const matchProcessors = (
  jobs: readonly string[],
  found: readonly FoundProcessor[],
): Map<string, JobProcessor> => {
  const faults = [
    ...jobs.flatMap((job) => {
      const own = found.filter((one) => one.job === job);
      if (own.length === 1) return [];
      const names = own.map(({ name }) => name).join(' and ');
      return [own.length === 0 ? `nothing processes "${job}"` : `"${job}" is processed by ${names}`];
    }),
    ...found
      .filter(({ job }) => !jobs.includes(job))
      .map(({ job, name }) => `${name} processes "${job}", which is no job`),
  ];
  if (faults.length > 0) throw new Error(`The worker does not start: ${faults.join('; ')}.`);
  return new Map(found.map(({ job, processor }) => [job, processor]));
};
