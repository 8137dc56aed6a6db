import { ADMIN, AUDITOR, MAKER } from './people.ts';

export interface Shown {
  draft: string;
  batch: string;
  tagged: string;
  duplicate: string;
}

/** Every page, as whom it is seen, and where. */
export const pagesOf = ({
  draft,
  batch,
  tagged,
  duplicate,
}: Shown): [name: string, who: string, path: string][] => [
  ['getting-started', MAKER, '/start'],
  ['tag-creatives', MAKER, `/tag/${draft}`],
  ['tag-creatives-submitted', MAKER, `/tag/${batch}`],
  ['my-creatives', MAKER, '/creatives'],
  ['my-creatives-grid', MAKER, '/creatives?view=grid'],
  ['creative', MAKER, `/creatives/${tagged}`],
  ['creative-duplicate', MAKER, `/creatives/${duplicate}`],
  ['certificate', MAKER, `/history/${tagged}/certificate`],
  ['tagging-history', MAKER, '/history'],
  ['tagging-record', MAKER, `/history/${tagged}`],
  ['tagging-record-duplicate', MAKER, `/history/${duplicate}`],
  ['submissions', MAKER, '/submissions'],
  ['activity', MAKER, '/activity'],
  ['reports', MAKER, '/reports'],
  ['account', MAKER, '/account'],
  ['help', MAKER, '/help'],
  ['not-found', MAKER, '/nowhere'],
  ['admin-tagging-history', ADMIN, '/history'],
  ['admin-tagging-record', ADMIN, `/history/${tagged}`],
  ['admin-tagging-record-duplicate', ADMIN, `/history/${duplicate}`],
  ['admin-activity', ADMIN, '/activity'],
  ['admin-creatives', ADMIN, '/creatives'],
  ['admin-reports', ADMIN, '/reports?split=partner&columns=program'],
  ['auditor-activity', AUDITOR, '/activity'],
];

/** Pages that are another page with nothing, with one thing, and with a thousand. */
export const LISTS: [name: string, path: string][] = [
  ['tag-creatives', '/tag'],
  ['my-creatives', '/creatives'],
  ['my-creatives-grid', '/creatives?view=grid'],
  ['tagging-history', '/history'],
  ['submissions', '/submissions'],
  ['activity', '/activity'],
  ['reports', '/reports?split=program&columns=outcome&figure=submitted'],
];

/** What the platform audits by, with nothing, with one thing, and with thousands. */
export const AUDITED: [name: string, path: string][] = [
  ['admin-tagging-history', '/history'],
  ['admin-activity', '/activity'],
];

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** What an admin looks at among a million records of three years. */
export const MILLION: [name: string, path: string][] = [
  ['admin-tagging-history', '/history?range=all'],
  ['admin-tagging-history-search', '/history?range=all&search=pelican+unboxing'],
  ['admin-activity', `/activity?range=${daysAgo(28)}..${daysAgo(1)}`],
  [
    'admin-reports',
    `/reports?range=${daysAgo(3 * 365)}..${daysAgo(1)}&grain=month&split=partner&columns=outcome&figure=submitted`,
  ],
  ['admin-partners', '/admin/partners'],
  ['admin-overview', '/admin/overview'],
];

/** Those that most people see most, in each other language. */
export const spokenOf = ({ batch, tagged }: Shown): [name: string, path: string][] => [
  ['tag-creatives-submitted', `/tag/${batch}`],
  ['my-creatives', '/creatives'],
  ['creative', `/creatives/${tagged}`],
  ['reports', '/reports?split=program&columns=outcome&figure=submitted'],
];
