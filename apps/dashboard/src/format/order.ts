import { computed } from 'vue';
import { numberLocale } from './number.ts';

const collator = computed(() => new Intl.Collator(numberLocale.value, { numeric: true }));

/** Names in the order of the language: in French é stands with e. Numbers in them count: v2 before v10. */
export const compareNames = (a: string, b: string) => collator.value.compare(a, b);
