import type { Creative } from '../../rules/creatives/creative.js';
import type { WriteScope } from '../../rules/scopes.js';
import { reachCreative } from '../../rules/submissions/reach-creative.js';
import type { Submission } from '../../rules/submissions/submission.js';
import type { CreativesRepository } from '../creatives/creatives.repository.js';
import type { SubmissionsRepository } from './submissions.repository.js';

export interface Reach {
  submissions: SubmissionsRepository;
  creatives: CreativesRepository;
  /** Asks for `tag-creative`. May be lost: a sweep asks again. */
  enqueue: (creativeId: string) => Promise<void>;
}

/** Writes under way at once: a batch of 1,000 files takes neither 1,000 turns nor every connection. */
const AT_ONCE = 16;

/** Submit reaches one file, and asks for its tagging when its bytes are there already. */
export const reachOne = async (
  { creatives, enqueue }: Omit<Reach, 'submissions'>,
  scope: WriteScope,
  submission: Submission,
  creativeId: string,
  at: Date,
): Promise<Creative | undefined> => {
  const done = await creatives.commit(scope, creativeId, reachCreative(submission, at));
  if (done?.value.submittedAt && done.value.state === 'uploaded') await enqueue(creativeId);
  return done?.value;
};

/**
 * The second half of Submit (DESIGN.md section 5): the submission is `submitted` already, now every file
 * learns of it. Each step may be repeated: pressed twice, or finished by a sweep after a crash half-way.
 */
export const reachCreatives = async (
  reach: Reach,
  scope: WriteScope,
  submission: Submission,
  at: Date,
): Promise<void> => {
  const waiting = (await reach.creatives.listBySubmission(scope, submission.id)).map(({ id }) => id);
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
      await reachOne(reach, scope, submission, id, at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await reach.submissions.markReachedAll(scope, submission.id, at);
};
