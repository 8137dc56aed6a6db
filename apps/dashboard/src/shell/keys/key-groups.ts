import type { TextKey } from '../../locales/i18n.ts';

export interface KeyLine {
  /** Pressed together; several lists are pressed one after the other. */
  keys: readonly string[];
  label: TextKey;
}

/** ⌘ where the keyboard has one. */
export const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** What `?` lists; pages come from the menu. UX.md section 8. */
export const KEY_GROUPS: readonly { title: TextKey; lines: readonly KeyLine[] }[] = [
  {
    title: 'shell.keys.everywhere',
    lines: [
      { keys: [modifier, 'K'], label: 'shell.keys.palette' },
      { keys: ['/'], label: 'shell.keys.search' },
      { keys: ['?'], label: 'shell.keys.help' },
      { keys: ['Esc'], label: 'shell.keys.escape' },
    ],
  },
  {
    title: 'shell.keys.lists',
    lines: [
      { keys: ['J', 'K'], label: 'shell.keys.move' },
      { keys: ['Enter'], label: 'shell.keys.open' },
      { keys: ['X'], label: 'shell.keys.select' },
      { keys: [modifier, 'A'], label: 'shell.keys.selectAll' },
      { keys: ['E'], label: 'shell.keys.rename' },
      { keys: ['P'], label: 'shell.keys.program' },
      { keys: ['C'], label: 'shell.keys.copy' },
      { keys: ['Z'], label: 'shell.keys.undo' },
      { keys: ['[', ']'], label: 'shell.keys.range' },
      { keys: ['N'], label: 'shell.keys.showNew' },
    ],
  },
  {
    title: 'shell.keys.tagging',
    lines: [
      { keys: ['U'], label: 'shell.keys.choose' },
      { keys: [modifier, 'Enter'], label: 'shell.keys.submit' },
    ],
  },
];
