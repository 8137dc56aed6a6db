import { onKeyStroke } from '@vueuse/core';

/** Single keys are off while a person types or a dialog is open. */
export const isTyping = (event: KeyboardEvent) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  return (
    target?.closest(
      'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], video',
    ) != null
  );
};

/** Runs on a single key, unless someone is typing. */
export const onPlainKey = (keys: string | string[], run: (event: KeyboardEvent) => void) =>
  onKeyStroke(keys, (event) => {
    if (isTyping(event) || event.defaultPrevented) return;
    run(event);
  });
