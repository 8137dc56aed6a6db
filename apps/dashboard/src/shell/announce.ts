import { ref } from 'vue';

/** What the two live regions of the app say now. */
export const politeText = ref('');
export const assertiveText = ref('');

/** Changes within this time are one sentence. UX.md section 8. */
const MERGE_MS = 2_000;

let waiting: string[] = [];

/** Tells screen readers, politely and once. `assertive` only for errors that stop work. */
export const announce = (text: string, urgency: 'polite' | 'assertive' = 'polite') => {
  if (urgency === 'assertive') return say(assertiveText, text);
  if (waiting.length === 0) setTimeout(speak, politeText.value === '' ? 100 : MERGE_MS);
  if (!waiting.includes(text)) waiting.push(text);
};

const speak = () => {
  say(politeText, waiting.join('. '));
  waiting = [];
};

/** The same sentence twice is spoken twice only if the region was empty between. */
const say = (region: typeof politeText, text: string) => {
  region.value = '';
  requestAnimationFrame(() => (region.value = text));
};
