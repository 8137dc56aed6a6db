/** A colour in the light and in the dark theme. Contrasts: UX.md section 4. */
type Pair = readonly [light: string, dark: string];

const pairs = <Name extends string>(colors: Record<Name, Pair>): Record<Name, Pair> => colors;

/** Every colour of the dashboard. Naive UI must get hex, so these are never `var(--…)`. */
export const COLORS = pairs({
  canvas: ['#F2F4F3', '#0D1213'],
  surface: ['#FFFFFF', '#13191B'],
  'surface-sunken': ['#F7F9F8', '#101617'],
  'surface-raised': ['#FFFFFF', '#1A2224'],
  'surface-hover': ['#EFF3F3', '#1C2528'],
  'surface-selected': ['#E0EDEF', '#133138'],
  'surface-current': ['#FFFFFF', '#1C2528'],
  border: ['#DEE4E3', '#263033'],
  'border-strong': ['#81908F', '#64757A'],
  text: ['#121D1F', '#E8EEEE'],
  'text-2': ['#435357', '#B0BDBF'],
  'text-3': ['#5B6B6F', '#8E9DA1'],
  accent: ['#0B5C6B', '#67C3D3'],
  'accent-hover': ['#084A57', '#86D2DF'],
  'accent-pressed': ['#063B46', '#A3DFE9'],
  'accent-soft': ['#E0EDEF', '#133138'],
  'on-accent': ['#FFFFFF', '#04222A'],
  focus: ['#0B7285', '#7AD0DE'],
  'tag-bg': ['#F6E6BE', '#46391B'],
  'tag-edge': ['#D9B968', '#8A7238'],
  'tag-text': ['#3F2E00', '#F8E5B8'],
  'tag-text-2': ['#6B4F0B', '#DBC186'],
  progress: ['#0B5C6B', '#67C3D3'],
  'progress-soft': ['#DCEBEE', '#15343B'],
  'progress-track': ['#DDE4E4', '#2A3538'],
  tagged: ['#17592F', '#9FE3BF'],
  'tagged-soft': ['#DFF0E6', '#16331F'],
  duplicate: ['#664A95', '#C39AF0'],
  'duplicate-soft': ['#ECE6F6', '#2A2140'],
  rejected: ['#96480C', '#E8A45C'],
  'rejected-soft': ['#F9E8DA', '#3A2412'],
  failed: ['#AE2439', '#EE7479'],
  'failed-soft': ['#FAE3E6', '#401A20'],
  draft: ['#5B6B6F', '#8E9DA1'],
  'draft-soft': ['#EBEFEF', '#20292C'],
  inverse: ['#17262A', '#E3EAEA'],
  'inverse-hover': ['#2A3B40', '#CBD6D6'],
  'inverse-border': ['#3A4B50', '#B9C6C6'],
  'on-inverse': ['#FFFFFF', '#121D1F'],
  'on-inverse-2': ['#B5C6CA', '#435357'],
  'inverse-accent': ['#8FDBE8', '#0B5C6B'],
  mat: ['#1B2427', '#060A0B'],
  'mat-film': ['#1B2427', '#1B2427'],
  'on-mat': ['#E8EEEE', '#E8EEEE'],
});
export type ColorName = keyof typeof COLORS;

export const SHADOWS = pairs({
  'shadow-1': ['0 1px 2px rgb(18 29 31 / .06)', '0 1px 2px rgb(0 0 0 / .4)'],
  'shadow-2': [
    '0 0 0 1px rgb(18 29 31 / .06), 0 6px 20px -4px rgb(18 29 31 / .16)',
    '0 0 0 1px rgb(255 255 255 / .06), 0 6px 20px -4px rgb(0 0 0 / .6)',
  ],
  'shadow-3': [
    '0 0 0 1px rgb(18 29 31 / .06), 0 20px 48px -8px rgb(18 29 31 / .28)',
    '0 0 0 1px rgb(255 255 255 / .07), 0 20px 48px -8px rgb(0 0 0 / .75)',
  ],
  'shadow-dock': ['0 -8px 24px -12px rgb(18 29 31 / .14)', '0 -8px 24px -12px rgb(0 0 0 / .6)'],
});

export const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif';
export const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace';

/** What does not change with the theme. UX.md section 3. */
export const MEASURES = {
  font: FONT,
  mono: MONO,
  'space-1': '4px',
  'space-2': '8px',
  'space-3': '12px',
  'space-4': '16px',
  'space-5': '24px',
  'space-6': '32px',
  'space-7': '48px',
  'radius-1': '4px',
  'radius-2': '6px',
  'radius-3': '10px',
  'height-small': '28px',
  height: '32px',
  'height-large': '40px',
  'row-upload': '61px',
  'row-list': '52px',
  'row-audit': '38px',
  rail: '224px',
  gutter: '28px',
  tabs: '60px',
  'top-bar': '52px',
  fast: '120ms',
  slow: '180ms',
  ease: 'cubic-bezier(.2, 0, 0, 1)',
} as const;

export type ThemeName = 'light' | 'dark';
export const INDEX: Record<ThemeName, 0 | 1> = { light: 0, dark: 1 };

export const colorOf = (theme: ThemeName, name: ColorName) => COLORS[name][INDEX[theme]];
