import { useEventListener } from '@vueuse/core';
import { useRouter } from 'vue-router';
import { useMenu } from '../menu.ts';
import { isPlain } from './plain-key.ts';

/** How long `G` waits for its second letter. */
const WAIT_MS = 1_500;

/** `G`, then the letter of a page. The second letter means nothing else, so it is caught first. */
export const useGoKeys = () => {
  const router = useRouter();
  const { shown } = useMenu();
  let until = 0;

  useEventListener(
    window,
    'keydown',
    (event: KeyboardEvent) => {
      if (!isPlain(event)) return;
      const waits = performance.now() < until;
      const letter = event.key.toLowerCase();
      until = letter === 'g' && !waits ? performance.now() + WAIT_MS : 0;
      const entry = waits ? shown.value.find(({ key }) => key === letter) : undefined;
      if (!entry) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void router.push(entry.to);
    },
    { capture: true },
  );
};
