import type { Stack } from '@smarttag/local-stack';
import type { Page, SubmissionListItem, SubmissionView } from '@smarttag/domain';
import { COLLEAGUE, MAKER, signIn } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { TaggingPage, makeLargeClip } from './tagging-page.ts';

let stack: Stack;
test.beforeAll(({ sharedStack }) => {
  stack = sharedStack;
});

test('two people on one draft: each sees what the other sends, and an upload goes to who asks for it', async ({
  page,
  browser,
}) => {
  const clip = await makeLargeClip('hero_9x16.mp4', 321);
  const dana = await TaggingPage.beginAs(page, MAKER, stack.url);
  await dana.slowLine(40_000);
  await dana.drop([clip]);
  await dana.expectUnderWay('hero_9x16.mp4');
  const get = async <T>(path: string) => (await (await page.request.get(`${stack.url}${path}`)).json()) as T;
  const drafts = await get<Page<SubmissionListItem>>('/api/submissions?state=draft');
  const draft = drafts.items[0]!.id;

  const theirs = await browser.newPage();
  await signIn(theirs, COLLEAGUE, `${stack.url}/tag/${draft}`);
  const colleague = new TaggingPage(theirs);
  await colleague.expectStates({ 'hero_9x16.mp4': /being sent by Dana Whitfield/ });

  const slow = await colleague.slowLine(40_000);
  await colleague.pick(colleague.row('hero_9x16.mp4').getByRole('button', { name: 'Send it from here' }), [
    clip,
  ]);
  await colleague.expectStates({ 'hero_9x16.mp4': /Uploading \d+/ });
  await dana.expectStates({ 'hero_9x16.mp4': /being sent by / });

  // Dana's page still holds the file: one click, no dialog.
  await dana.row('hero_9x16.mp4').getByRole('button', { name: 'Send it from here' }).click();
  await dana.expectStates({ 'hero_9x16.mp4': /Uploading \d+/ });
  await colleague.expectStates({ 'hero_9x16.mp4': /being sent by Dana Whitfield/ });
  await slow.detach();

  await colleague.row('hero_9x16.mp4').getByRole('button', { name: 'Send it from here' }).click();
  await colleague.expectStates({ 'hero_9x16.mp4': 'Uploaded' });
  await dana.expectStates({ 'hero_9x16.mp4': 'Uploaded' });
  const { creatives } = await get<SubmissionView>(`/api/submissions/${draft}`);
  expect(creatives.map(({ state, changedWhileUploading }) => [state, changedWhileUploading])).toEqual([
    ['uploaded', false],
  ]);
});
