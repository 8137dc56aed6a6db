import { computed } from 'vue';
import { numberLocale } from './number.ts';

const collator = computed(() => new Intl.Collator(numberLocale.value));

/** Names in the order of the language: in French é stands with e. */
export const compareNames = (a: string, b: string) => collator.value.compare(a, b);
