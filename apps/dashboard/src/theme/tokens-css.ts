import { COLORS, INDEX, MEASURES, SHADOWS, type ThemeName } from './tokens.ts';

const block = (selector: string, values: readonly (readonly [string, string])[]) =>
  `${selector} {\n${values.map(([name, value]) => `  --${name}: ${value};`).join('\n')}\n}\n`;

const themed = (theme: ThemeName) =>
  Object.entries({ ...COLORS, ...SHADOWS }).map(([name, pair]) => [name, pair[INDEX[theme]]] as const);

/** The tokens as custom properties. `public/theme.js` sets `data-theme` before the first paint. */
export const tokensCss = () =>
  [
    block(':root', Object.entries(MEASURES)),
    block(":root, [data-theme='light']", themed('light')),
    block("[data-theme='dark']", themed('dark')),
    `:root { color-scheme: light; }\n[data-theme='dark'] { color-scheme: dark; }\n`,
    `@media print {\n${block(':root[data-theme]', themed('light'))}}\n`,
  ].join('\n');
