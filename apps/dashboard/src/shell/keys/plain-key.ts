import { onKeyStroke } from '@vueuse/core';
import { letterKeys } from './letter-keys.ts';

const FIELDS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, [role="dialog"], [role="alertdialog"], video';

const inField = (event: KeyboardEvent) =>
  event.target instanceof HTMLElement && event.target.closest(FIELDS) !== null;

/** Single keys are off while a person types or a dialog is open. */
const isTyping = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey || inField(event);

const isLetter = (event: KeyboardEvent) => event.key.length === 1;

/** The first Esc closes what is open; only the next one means the page. */
const closesPopover = (event: KeyboardEvent) =>
  event.key === 'Escape' && document.querySelector(':popover-open') !== null;

/** Whether a key is one of the app's and not of what a person types. */
export const isPlain = (event: KeyboardEvent) =>
  !isTyping(event) &&
  !closesPopover(event) &&
  !event.defaultPrevented &&
  !(isLetter(event) && letterKeys.value === 'off');

/** Runs on a single key, in either case, unless someone is typing or letters are switched off. */
export const onPlainKey = (keys: string | readonly string[], run: (event: KeyboardEvent) => void) => {
  const wanted = [keys].flat();
  onKeyStroke(
    (event) => wanted.includes(event.key.length === 1 ? event.key.toLowerCase() : event.key),
    (event) => isPlain(event) && run(event),
  );
};

/** Runs on Ctrl or ⌘ with a letter, where the browser's own meaning is not needed: not in a field. */
export const onModifiedKey = (letter: string, run: (event: KeyboardEvent) => void) =>
  onKeyStroke(
    (event) => event.key.toLowerCase() === letter && (event.ctrlKey || event.metaKey) && !event.altKey,
    (event) => {
      if (event.shiftKey || inField(event)) return;
      event.preventDefault();
      run(event);
    },
  );
