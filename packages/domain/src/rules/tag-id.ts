/** Crockford's base 32: no I, L, O, U, so that an ID survives being read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Luhn mod 32 over the same alphabet: catches every single wrong character and most swaps of neighbours. */
const checkCharacter = (body: string) => {
  let factor = 2;
  let sum = 0;
  for (const character of [...body].reverse()) {
    const product = factor * ALPHABET.indexOf(character);
    sum += Math.floor(product / 32) + (product % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return ALPHABET[(32 - (sum % 32)) % 32]!;
};

/** `7K4M-9QXR-` and a check character, from 8 random bytes. */
export const makeTagId = (random: Uint8Array): string => {
  if (random.length < 8) throw new RangeError('A tag ID needs 8 random bytes.');
  const body = [...random.subarray(0, 8)].map((byte) => ALPHABET[byte & 31]!).join('');
  return `${body.slice(0, 4)}-${body.slice(4)}-${checkCharacter(body)}`;
};

/** What people type or paste, brought to the one form; undefined when it is no tag ID. */
export const parseTagId = (typed: string): string | undefined => {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{9}$/.test(characters)) return undefined;
  const body = characters.slice(0, 8);
  if (checkCharacter(body) !== characters[8]) return undefined;
  return `${body.slice(0, 4)}-${body.slice(4)}-${characters[8]}`;
};
