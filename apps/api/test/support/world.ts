import { hash } from '@node-rs/argon2';
import type { Partner, Program, User } from '@smarttag/domain';
import { PartnersRepository, ProgramsRepository, UsersRepository } from '@smarttag/domain/mongoose';
import { aPartner, aProgram, aUser } from '@smarttag/domain/testing';
import type { TestApi } from './api.js';
import { Client } from './client.js';

export const PASSWORD = 'a password for tests';

/** Two companies, the platform's staff and some programs: who is in every test. */
export interface World {
  northlight: Partner;
  harbor: Partner;
  dana: User;
  /** Dana's colleague. */
  priya: User;
  mateo: User;
  admin: User;
  auditor: User;
  holiday: Program;
  marketingOnly: Program;
  archived: Program;
  signIn(user: User): Promise<Client>;
}

export const makeWorld = async ({ connection, url }: TestApi): Promise<World> => {
  const passwordHash = await hash(PASSWORD);
  const northlight = aPartner({ name: 'Northlight Studio' });
  const harbor = aPartner({ name: 'Harbor Media', kind: 'marketing_partner' });
  const people = {
    dana: aUser({ name: 'Dana Whitfield', partnerId: northlight.id, passwordHash }),
    priya: aUser({ name: 'Priya Raman', partnerId: northlight.id, passwordHash }),
    mateo: aUser({ name: 'Mateo Alvarez', partnerId: harbor.id, passwordHash }),
    admin: aUser({ name: 'Ines Okafor', role: 'admin', passwordHash }),
    auditor: aUser({ name: 'Ruth Adeyemi', role: 'auditor', passwordHash }),
  };
  const programs = {
    holiday: aProgram({ name: 'Holiday Boost 2026' }),
    marketingOnly: aProgram({ name: 'Creative Exchange Q4', openTo: ['marketing_partner'] }),
    archived: aProgram({ name: 'Spring Launch 2026', archivedAt: new Date('2026-06-01') }),
  };
  const partners = new PartnersRepository(connection);
  const users = new UsersRepository(connection);
  const stored = new ProgramsRepository(connection);
  await Promise.all([
    ...[northlight, harbor].map((partner) => partners.insert(partner)),
    ...Object.values(people).map((user) => users.insert(user)),
    ...Object.values(programs).map((program) => stored.insert(program)),
  ]);
  return {
    northlight,
    harbor,
    ...people,
    ...programs,
    signIn: (user) => Client.signIn(url, user.email, PASSWORD),
  };
};
