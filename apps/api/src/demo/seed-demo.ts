import { hash } from '@node-rs/argon2';
import { writeScopeOf, type Cause } from '@smarttag/domain';
import {
  BusinessCentersRepository,
  PartnersRepository,
  ProgramsRepository,
  UsersRepository,
} from '@smarttag/domain/mongoose';
import { MongoConnection } from '@smarttag/service-kit';
import {
  AUDITOR,
  BUSINESS_CENTERS,
  DANA,
  HARBOR,
  INES,
  MATEO,
  NORTHLIGHT,
  PRIYA,
  PROGRAMS,
  type DemoUser,
} from './demo-data.js';

/** Known to everybody: the ready line of the local start prints it. Never for a database that others reach. */
const DEMO_PASSWORD = 'smarttag-demo';

/** Fills an empty database with the demo's companies, programs and people. @returns what was done, in words */
export const seedDemo = async (mongoUrl: string): Promise<string> => {
  const mongo = new MongoConnection(mongoUrl);
  mongo.open();
  try {
    if (!(await isForUs(new UsersRepository(mongo.connection))))
      return 'People are there already: nothing was seeded.';
    await fill(mongo.connection);
    return 'The demo data is there.';
  } finally {
    await mongo.close();
  }
};

/** Nobody has an account yet, or an earlier seed was cut off before its last one. */
const isForUs = async (users: UsersRepository): Promise<boolean> => {
  if (!(await users.exists())) return true;
  return (await users.findById(DANA.id)) !== undefined && (await users.findById(AUDITOR.id)) === undefined;
};

const fill = async (connection: MongoConnection['connection']): Promise<void> => {
  const partners = new PartnersRepository(connection);
  const programs = new ProgramsRepository(connection);
  const users = new UsersRepository(connection);
  const passwordHash = await hash(DEMO_PASSWORD);
  const addUser = async (user: DemoUser) => {
    if (!(await users.findById(user.id))) await users.insert({ ...user, passwordHash });
  };
  for (const partner of [NORTHLIGHT, HARBOR])
    if (!(await partners.findById(partner.id))) await partners.insert(partner);
  for (const program of PROGRAMS) if (!(await programs.findById(program.id))) await programs.insert(program);
  for (const user of [DANA, PRIYA, MATEO, INES]) await addUser(user);
  await stateBusinessCenters(new BusinessCentersRepository(connection));
  await addUser(AUDITOR);
};

const stateBusinessCenters = async (businessCenters: BusinessCentersRepository): Promise<void> => {
  for (const { by, businessCenterId, name } of BUSINESS_CENTERS) {
    const cause: Cause = { actorId: by.id, requestId: 'demo-data', at: new Date() };
    const stated = { partnerId: by.partnerId!, businessCenterId, name };
    await businessCenters.state(writeScopeOf(by), cause, stated);
  }
};
