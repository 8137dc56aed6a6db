import type { PickedFile } from './batch/entry.ts';
import { chosenFiles } from './intake/dropped-files.ts';

/** Kept while its dialog is open: a browser may collect an input that nothing holds. */
let open: HTMLInputElement | undefined;

/** Opens the system's own dialog; resolves with nothing when it is cancelled. */
export const pickFiles = ({ folder = false, multiple = true } = {}): Promise<PickedFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = multiple;
    input.webkitdirectory = folder;
    // Not `accept`: some systems hide ProRes or AVI behind it.
    input.addEventListener('change', () => resolve(chosenFiles(input)));
    input.addEventListener('cancel', () => resolve([]));
    open = input;
    open.click();
  });
