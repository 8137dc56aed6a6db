import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';
import { enPages } from './src/locales/en.pages.ts';

/** Compressed kB of JavaScript. What a person waits for first, and what any other page may add in one piece. */
const FIRST_PAGE_KB = 200;
const LAZY_CHUNK_KB = 180;

type Chunks = ReadonlyMap<string, Rollup.OutputChunk>;

const kilobytes = (chunk: Rollup.OutputChunk) => gzipSync(chunk.code).length / 1000;

/** A chunk and everything it cannot start without. */
const withImports = (chunks: Chunks, name: string, found = new Set<string>()): Set<string> => {
  const chunk = chunks.get(name);
  if (!chunk || found.has(name)) return found;
  found.add(name);
  for (const imported of chunk.imports) withImports(chunks, imported, found);
  return found;
};

const PAGE_TEXT = new RegExp(`["'\`](?:${Object.keys(enPages).join('|')})\\.[a-zA-Z.$]+`);

/** What code of the first page says and only `en.pages.ts` knows. */
const textsToCome = (chunk: Rollup.OutputChunk) =>
  Object.entries(chunk.modules).flatMap(([name, { code }]) => {
    const key = code?.match(PAGE_TEXT)?.[0];
    return key ? [`${key.slice(1)} in ${name}`] : [];
  });

/** Fails the build when the first page after sign-in, or one lazy chunk, has grown too heavy,
 * or when the first page says what is loaded later. */
export const bundleLimits = (firstPage: string): Plugin => ({
  name: 'smarttag-bundle-limits',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks: Chunks = new Map(
      Object.values(bundle)
        .filter((file) => file.type === 'chunk')
        .map((chunk) => [chunk.fileName, chunk]),
    );
    const all = [...chunks.values()];
    const page = all.find(({ facadeModuleId }) => facadeModuleId?.endsWith(firstPage));
    const entry = all.find(({ isEntry }) => isEntry);
    if (!page || !entry)
      return this.error(`No chunk for ${firstPage}: the limit of the first page cannot be held.`);

    const first = withImports(chunks, page.fileName, withImports(chunks, entry.fileName));
    const weight = [...first].reduce((sum, name) => sum + kilobytes(chunks.get(name)!), 0);
    const heavy = all.filter((chunk) => !first.has(chunk.fileName) && kilobytes(chunk) > LAZY_CHUNK_KB);
    this.info(
      `First page after sign-in: ${weight.toFixed(1)} kB of JavaScript, compressed; limit ${FIRST_PAGE_KB}.`,
    );
    if (weight > FIRST_PAGE_KB)
      this.error(
        `The first page after sign-in weighs ${weight.toFixed(1)} kB; the limit is ${FIRST_PAGE_KB}.`,
      );
    const missing = [...first].flatMap((name) => textsToCome(chunks.get(name)!));
    if (missing.length > 0)
      this.error(`The first page needs texts that come with later pages: ${missing.join(', ')}.`);
    if (heavy.length > 0)
      this.error(`Over ${LAZY_CHUNK_KB} kB: ${heavy.map(({ fileName }) => fileName).join(', ')}.`);
  },
});
