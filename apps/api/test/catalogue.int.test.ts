import type {
  BusinessCenterView,
  Page,
  PartnerView,
  PersonName,
  ProgramView,
  SettingsView,
} from '@smarttag/domain';
import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { JUNIPER } from './support/drafts.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
let mateo: Client;
let admin: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
  mateo = await world.signIn(world.mateo);
  admin = await world.signIn(world.admin);
});

const programsOf = async (client: Client) => {
  const { body } = await client.get<Page<ProgramView>>('/api/programs');
  return body.items.map(({ name, open }) => `${name}${open ? ' (open)' : ''}`);
};

it('lists the programs for one’s kind of company, archived ones not open', async () => {
  expect(await programsOf(dana)).toEqual(['Holiday Boost 2026 (open)', 'Spring Launch 2026']);
  expect(await programsOf(mateo)).toEqual([
    'Creative Exchange Q4 (open)',
    'Holiday Boost 2026 (open)',
    'Spring Launch 2026',
  ]);
  expect(await programsOf(admin)).toHaveLength(3);
});

it('tells whom to ask, and the limits', async () => {
  const { body } = await dana.get<SettingsView>('/api/settings');
  expect(body.contact.name).toBe('Mara Lindqvist');
  expect(body.limits.maxFileBytes).toBe(20e9);
});

it('lists the companies of one’s scope', async () => {
  const names = async (client: Client) =>
    (await client.get<Page<PartnerView>>('/api/partners')).body.items.map(({ name }) => name);
  expect(await names(dana)).toEqual(['Northlight Studio']);
  expect(await names(admin)).toEqual(['Harbor Media', 'Northlight Studio']);
});

it('names the people of one’s scope: a company’s own, and for the platform everybody', async () => {
  const peopleOf = async (client: Client) => (await client.get<Page<PersonName>>('/api/people')).body.items;
  const names = async (client: Client) => (await peopleOf(client)).map(({ name }) => name);
  expect(await names(dana)).toEqual(expect.arrayContaining([world.dana.name, world.priya.name]));
  expect(await names(dana)).not.toContain(world.mateo.name);
  expect(await names(admin)).toEqual(
    expect.arrayContaining([world.dana.name, world.mateo.name, world.admin.name]),
  );
  expect(Object.keys((await peopleOf(dana))[0]!).sort()).toEqual(['id', 'name', 'partnerId']);
});

it('keeps a stated Business Center as a string of digits, for its company alone', async () => {
  const stated = { businessCenterId: ' 7398 8884-7850 8941 313 ', name: 'Juniper Coffee' };
  const answer = await dana.post<BusinessCenterView>('/api/business-centers', stated);
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({
    businessCenterId: JUNIPER,
    name: 'Juniper Coffee',
    status: 'unverified',
    partnerId: world.northlight.id,
  });
  const idsOf = async (client: Client) =>
    (await client.get<Page<BusinessCenterView>>('/api/business-centers')).body.items.map(
      ({ businessCenterId }) => businessCenterId,
    );
  expect(await idsOf(dana)).toContain(JUNIPER);
  expect(await idsOf(mateo)).not.toContain(JUNIPER);
  expect(await idsOf(admin)).toContain(JUNIPER);
});

it('gives a name to a Business Center that has none, and keeps the one it has', async () => {
  const path = '/api/business-centers';
  const businessCenterId = '7412250984413790209';
  await mateo.post(path, { businessCenterId });
  await mateo.post(path, { businessCenterId, name: 'Meridian' });
  const again = await mateo.post<BusinessCenterView>(path, { businessCenterId, name: 'Something else' });
  expect(again.body.name).toBe('Meridian');
});

it('refuses letters in a Business Center ID', async () => {
  const answer = await dana.post('/api/business-centers', { businessCenterId: '73988884785089ABCDE' });
  expect(answer.body.details).toMatchObject({
    fields: [{ field: 'businessCenterId', message: 'Only digits belong in a Business Center ID.' }],
  });
});
