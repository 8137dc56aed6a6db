import { insertManyCreatives } from '@smarttag/domain/testing';
import { Client } from './client.js';

/** A partner with so many creatives, and what its filters are of. */
export interface Company {
  size: number;
  client: Client;
  common: Facets;
  rare: Facets;
}

export interface Facets {
  programId: string;
  programName: string;
  uploaderId: string;
  businessCenterId: string;
}

interface Session {
  user: { id: string };
  partner: { id: string };
}
interface Programs {
  items: { id: string; name: string }[];
}

/** Of a thousand creatives sixty have all that is rare: more than a page. */
const RARE = 0.06;

/** All others are of one program, one Business Center and one person. */
export const fillCompany = async (
  { url, mongoUrl }: { url: string; mongoUrl: string },
  email: string,
  size: number,
): Promise<Company> => {
  const client = await Client.signIn(url, email);
  const { user, partner } = await client.get<Session>('/api/session');
  const [usual, special] = (await client.get<Programs>('/api/programs')).items;
  const common = {
    programId: usual!.id,
    programName: usual!.name,
    uploaderId: user.id,
    businessCenterId: '7000000000000000001',
  };
  const rare = {
    programId: special!.id,
    programName: special!.name,
    uploaderId: `${user.id.slice(0, -4)}0000`,
    businessCenterId: '7999999999999999999',
  };
  const now = new Date();
  const few = Math.round(size * RARE);
  await insertManyCreatives(mongoUrl, { partnerId: partner.id, ...ownerOf(common) }, size - few, now);
  await insertManyCreatives(mongoUrl, { partnerId: partner.id, ...ownerOf(rare) }, few, now);
  return { size, client, common, rare };
};

const ownerOf = ({ programId, uploaderId, businessCenterId }: Facets) => ({
  programId,
  uploaderId,
  businessCenterId,
});
