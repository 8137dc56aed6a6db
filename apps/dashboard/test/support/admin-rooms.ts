import type { Page } from '@playwright/test';
import type { CreativeView, OneTimeLinkView, Page as ListPage, PartnerView } from '@smarttag/domain';
import { draftWith, submitAndWait, type Asker, type File } from './batch.ts';

/** The platform's own pages. */
export const ADMIN_ROOMS: readonly [name: string, path: string][] = [
  ['admin-overview', '/admin/overview'],
  ['admin-programs', '/admin/programs'],
  ['admin-partners', '/admin/partners'],
  ['admin-people', '/admin/people'],
  ['admin-business-centers', '/admin/business-centers'],
  ['admin-disputes', '/admin/disputes'],
  ['admin-settings', '/admin/settings'],
];

/** With nothing to show; what the demo always holds, behind a filter. */
export const EMPTY_ROOMS: readonly [name: string, path: string][] = [
  ['admin-overview', '/admin/overview'],
  ['admin-people', '/admin/people?search=nobody'],
  ['admin-business-centers', '/admin/business-centers?show=flagged'],
  ['admin-disputes', '/admin/disputes'],
];

/** One dispute, one ID at two partners, somebody invited. @returns the dispute, and the invitation's path */
export const fillRooms = async (
  { admin, maker, rival }: { admin: Asker; maker: Asker; rival: Asker },
  file: File,
): Promise<{ dispute: string; invitation: string }> => {
  await submitAndWait(rival, (await draftWith(rival, [file])).id);
  await submitAndWait(maker, (await draftWith(maker, [file])).id);
  const { items } = await maker.get<ListPage<CreativeView>>('/api/creatives?state=duplicate');
  const why = 'We cut this in March and delivered it to Juniper on the 12th; the project file is ours.';
  const opened = await maker.post<{ id: string }>(`/api/creatives/${items[0]!.id}/dispute`, {
    why,
    since: '2026-03-02',
    contact: 'producer@juniper.example',
  });
  await rival.post('/api/business-centers', {
    businessCenterId: '7398888478508941313',
    name: 'Juniper Coffee Roasters',
  });
  const { items: partners } = await admin.get<ListPage<PartnerView>>('/api/partners');
  const invited = await admin.post<OneTimeLinkView>('/api/admin/users', {
    email: 'editor@northlight.example',
    role: 'partner',
    partnerId: partners.find(({ name }) => name === 'Northlight Studio')!.id,
  });
  return { dispute: opened.id, invitation: `/invitation${new URL(invited.url).hash}` };
};

/** As many as a large platform has. */
export const crowdRooms = async (admin: Asker): Promise<void> => {
  for (let n = 1; n <= 40; n += 1) {
    const kind = n % 3 === 0 ? 'marketing_partner' : 'creative_service_provider';
    const partner = await admin.post<PartnerView>('/api/admin/partners', {
      name: `Studio ${n} for Performance and Brand Films International`,
      kind,
      quotaBytes: n * 5e10,
    });
    await admin.post('/api/admin/programs', {
      name: `Regional launch ${n} of the autumn and winter collection`,
      description: 'Launch ads for retail brands in one region, from the first teaser to the last week.',
      openTo: [kind],
      opensAt: '2026-09-01T00:00:00Z',
    });
    await admin.post('/api/admin/users', {
      email: `head.of.production.${n}@studio-with-a-long-name-${n}.example`,
      role: 'partner',
      partnerId: partner.id,
    });
  }
};

/** What opens over these pages. */
export const DIALOGS: readonly [name: string, path: string, open: (page: Page) => Promise<void>][] = [
  [
    'admin-program-dialog',
    '/admin/programs',
    (page) => page.getByRole('button', { name: 'Change Holiday Boost 2026', exact: true }).click(),
  ],
  [
    'admin-archive-dialog',
    '/admin/programs',
    (page) => page.getByRole('button', { name: 'Archive Holiday Boost 2026', exact: true }).click(),
  ],
  [
    'admin-partner-dialog',
    '/admin/partners',
    (page) => page.getByRole('button', { name: 'Change Harbor Media', exact: true }).click(),
  ],
  [
    'admin-suspend-dialog',
    '/admin/partners',
    (page) => page.getByRole('button', { name: 'Suspend Harbor Media', exact: true }).click(),
  ],
  ['admin-invite-dialog', '/admin/people', (page) => page.getByRole('button', { name: 'Invite' }).click()],
  [
    'admin-person-dialog',
    '/admin/people',
    (page) => page.getByRole('button', { name: 'Open Ruth Adeyemi' }).click(),
  ],
  [
    'admin-note-dialog',
    '/admin/business-centers?show=flagged',
    (page) =>
      page
        .getByRole('button', { name: /^Resolve/ })
        .first()
        .click(),
  ],
];
