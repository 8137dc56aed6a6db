import type mongoose from 'mongoose';
import { aPartner, aProgram, aUser } from '@smarttag/domain/testing';
import {
  PARTNERS,
  PEOPLE_OF_A_PARTNER,
  PROGRAMS,
  kindOf,
  nameOfPartner,
  nameOfPerson,
  nameOfProgram,
  partnerId,
  personId,
  programId,
} from './market.js';

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const stored = ({ id, ...rest }: { id: string }) => ({ _id: id as never, ...rest, outbox: [] });

/** Whoever the records name: reports and filters look their names up. */
export const insertNames = async (connection: mongoose.Connection): Promise<void> => {
  const partners = upTo(PARTNERS).map((n) =>
    aPartner({ id: partnerId(n), name: nameOfPartner(n), kind: kindOf(n) }),
  );
  const programs = upTo(PROGRAMS).map((n) => aProgram({ id: programId(n), name: nameOfProgram(n) }));
  const people = upTo(PARTNERS).flatMap((partner) =>
    upTo(PEOPLE_OF_A_PARTNER).map((n) =>
      aUser({ id: personId(partner, n), name: nameOfPerson(partner, n), partnerId: partnerId(partner) }),
    ),
  );
  await connection.collection('partners').insertMany(partners.map(stored));
  await connection
    .collection('programs')
    .insertMany(
      programs.map((program) => ({ ...stored(program), normalisedName: program.name.toLowerCase() })),
    );
  await connection.collection('users').insertMany(people.map(stored));
};
