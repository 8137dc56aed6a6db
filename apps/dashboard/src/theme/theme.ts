import { usePreferredDark, useStorage } from '@vueuse/core';
import { computed, watchEffect } from 'vue';
import type { ThemeName } from './tokens.ts';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Read by `public/theme.js` before the first paint. */
export const themeChoice = useStorage<ThemeChoice>('smarttag.theme', 'system', undefined, {
  serializer: {
    read: (stored) => THEME_CHOICES.find((choice) => choice === stored) ?? 'system',
    write: (choice) => choice,
  },
});

const prefersDark = usePreferredDark();

export const theme = computed<ThemeName>(() => {
  if (themeChoice.value !== 'system') return themeChoice.value;
  return prefersDark.value ? 'dark' : 'light';
});

export const setUpTheme = () => {
  watchEffect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
};
