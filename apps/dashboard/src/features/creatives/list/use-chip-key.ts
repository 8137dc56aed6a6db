import type { CreativeView } from '@smarttag/domain';
import type { ComponentPublicInstance } from 'vue';
import { onPlainKey } from '../../../shell/keys/plain-key.ts';

/** `C` presses the chip of the row that the keyboard stands on: it says itself that it was copied. */
export const useChipKey = (current: () => CreativeView | undefined) => {
  const chips = new Map<string, HTMLElement>();
  const press = (id: string) => chips.get(id)?.click();
  onPlainKey('c', () => {
    const creative = current();
    if (creative) press(creative.id);
  });
  const keep = (id: string) => (chip: Element | ComponentPublicInstance | null) => {
    const element = chip && '$el' in chip ? chip.$el : undefined;
    if (element instanceof HTMLElement) chips.set(id, element);
    else chips.delete(id);
  };
  return { keep, press };
};
