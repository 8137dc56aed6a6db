/** What the rail and a phone's tabs call the pages; also the pages' own headings. */
export const menu = {
  tag: 'Tag Creatives',
  tagTab: 'Tag',
  gettingStarted: 'Getting started',
  creatives: 'My Creatives',
  allCreatives: 'Creatives',
  creativesTab: 'Creatives',
  taggingHistory: 'Tagging History',
  taggingHistoryTab: 'History',
  submissions: 'Submissions',
  activity: 'Activity',
  account: 'Account',
};
