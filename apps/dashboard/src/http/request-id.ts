/** Crockford's base 32: survives being read aloud to whom one asks for help. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `7K4M-9QXR-01JD-4C7Q`: sent as `X-Request-Id`, found in every log line of the request. */
export const makeRequestId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const letters = [...bytes].map((byte) => ALPHABET[byte & 31]!).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
};
