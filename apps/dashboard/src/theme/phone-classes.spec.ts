import { expect, it } from 'vitest';

const components = import.meta.glob<string>('../**/*.vue', { query: '?raw', import: 'default', eager: true });

it('`wide` and `narrow` say what a phone hides and shows, and no component styles them as something else', () => {
  const styling = Object.entries(components).filter(([, text]) => {
    const style = text.slice(text.indexOf('<style'));
    return /^[^{}]*\.(wide|narrow)\b[^{}]*\{/m.test(style);
  });
  expect(styling.map(([path]) => path)).toEqual([]);
});
