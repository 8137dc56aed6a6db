import { CHECKSUM_ALGORITHMS, type Checksum } from '@smarttag/storage';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';

const DIGEST_BYTES: Record<string, number> = { sha256: 32, sha1: 20 };

/** `Tus-Checksum-Algorithm`: what a client may choose from. */
export const CHECKSUM_NAMES = CHECKSUM_ALGORITHMS.join(',');

/** `Upload-Checksum: sha256 <Base64>`. @throws ProtocolRefusal 400 */
export const readChecksum = (headers: Headers): Checksum | undefined => {
  const value = headers.get('upload-checksum');
  if (value === null) return undefined;
  const [name, text = '', ...more] = value.split(' ');
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  if (!algorithm) throw new ProtocolRefusal(400, `Upload-Checksum has to be one of ${CHECKSUM_NAMES}.`);
  const digest = Buffer.from(text, 'base64');
  if (more.length > 0 || digest.length !== DIGEST_BYTES[algorithm] || digest.toString('base64') !== text)
    throw new ProtocolRefusal(400, `Upload-Checksum holds no ${algorithm} in Base64.`);
  return { algorithm, digest };
};
