import type { Partner, PartnerKind, Program, User } from '@smarttag/domain';

/** Fixed ids: a seed that was cut off goes on where it stopped, and doubles nothing. */
const id = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const day = (date: string) => new Date(`${date}T09:00:00Z`);
const NEW = { revision: 1, version: 0 };
const BOTH: PartnerKind[] = ['creative_service_provider', 'marketing_partner'];

export const NORTHLIGHT: Partner = {
  id: id(1),
  name: 'Northlight Studio',
  kind: 'creative_service_provider',
  status: 'active',
  quotaBytes: 2e12,
  createdAt: day('2026-01-12'),
  ...NEW,
};
export const HARBOR: Partner = {
  id: id(2),
  name: 'Harbor Media',
  kind: 'marketing_partner',
  status: 'active',
  quotaBytes: 2e12,
  createdAt: day('2026-02-03'),
  ...NEW,
};

export const PROGRAMS: Program[] = [
  {
    id: id(11),
    name: 'Holiday Boost 2026',
    description: 'Seasonal ads for retail brands, November to January.',
    openTo: BOTH,
    createdAt: day('2026-09-15'),
    ...NEW,
  },
  {
    id: id(12),
    name: 'Always-On Commerce',
    description: 'Product ads all year round.',
    openTo: BOTH,
    createdAt: day('2026-01-20'),
    ...NEW,
  },
  {
    id: id(13),
    name: 'Creative Exchange Q4',
    description: 'For marketing partners: new creatives for running campaigns.',
    openTo: ['marketing_partner'],
    createdAt: day('2026-09-28'),
    ...NEW,
  },
  {
    id: id(14),
    name: 'Spring Launch 2026',
    description: 'Launches of spring collections.',
    openTo: BOTH,
    archivedAt: day('2026-06-01'),
    createdAt: day('2026-01-20'),
    ...NEW,
  },
];

export type DemoUser = Omit<User, 'passwordHash'>;
const user = (who: Pick<User, 'id' | 'email' | 'name' | 'role' | 'partnerId' | 'timeZone'>): DemoUser => ({
  ...who,
  status: 'active',
  createdAt: day('2026-02-10'),
  ...NEW,
});

export const DANA = user({
  id: id(21),
  email: 'maker@northlight.example',
  name: 'Dana Whitfield',
  role: 'partner',
  partnerId: NORTHLIGHT.id,
  timeZone: 'Europe/London',
});
export const MATEO = user({
  id: id(22),
  email: 'maker@harbor.example',
  name: 'Mateo Alvarez',
  role: 'partner',
  partnerId: HARBOR.id,
  timeZone: 'America/Los_Angeles',
});
/** Dana's colleague: two people can work on one batch. */
export const PRIYA = user({
  id: id(25),
  email: 'producer@northlight.example',
  name: 'Priya Raman',
  role: 'partner',
  partnerId: NORTHLIGHT.id,
  timeZone: 'Asia/Kolkata',
});
export const INES = user({
  id: id(23),
  email: 'admin@smarttag.example',
  name: 'Ines Okafor',
  role: 'admin',
  timeZone: 'America/Los_Angeles',
});
/** Seeded last: once she is there, all is. */
export const AUDITOR = user({
  id: id(24),
  email: 'auditor@smarttag.example',
  name: 'Ruth Adeyemi',
  role: 'auditor',
  timeZone: 'Europe/London',
});

export const BUSINESS_CENTERS: { by: DemoUser; businessCenterId: string; name: string }[] = [
  { by: DANA, businessCenterId: '7398888478508941313', name: 'Juniper Coffee' },
  { by: DANA, businessCenterId: '7401126390215884801', name: 'Halcyon Skincare' },
  { by: DANA, businessCenterId: '7412250984413790209', name: 'Meridian Sportswear' },
  { by: MATEO, businessCenterId: '7420563117902233602', name: 'Orchard Mobile' },
  { by: MATEO, businessCenterId: '7433919026644115457', name: 'Larkspur Travel' },
];
