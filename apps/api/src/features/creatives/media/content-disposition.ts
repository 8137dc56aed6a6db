/** Characters that RFC 5987, section 3.2.1, lets stand unescaped, and encodeURIComponent does too; the rest it escapes itself. */
const encodeExtended = (text: string) =>
  encodeURIComponent(wellFormed(text)).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Half a character cannot be encoded; it becomes U+FFFD. */
const wellFormed = (text: string) => Buffer.from(text).toString();

/** An old client reads this one: ASCII, nothing that ends the quotes. */
const asciiName = (fileName: string) => fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');

/** RFC 6266: the name for every client, the exact one for those that read `filename*`. */
export const contentDisposition = (kind: 'inline' | 'attachment', fileName: string): string =>
  `${kind}; filename="${asciiName(fileName)}"; filename*=UTF-8''${encodeExtended(fileName)}`;
