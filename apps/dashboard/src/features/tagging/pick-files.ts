import { isAbort } from '../../http/errors.ts';
import type { PickedFile } from './batch/entry.ts';
import { chosenFiles } from './intake/dropped-files.ts';

/** Kept while its dialog is open: a browser may collect an input that nothing holds. */
let open: HTMLInputElement | undefined;

/** Gives handles, so that a reload need not ask for the files again. */
const pickWithHandles = async (multiple: boolean): Promise<PickedFile[]> => {
  try {
    const handles = await window.showOpenFilePicker!({ multiple });
    const files = await Promise.all(handles.map((handle) => handle.getFile()));
    return files.map((file, index) => ({ file, handle: () => Promise.resolve(handles[index]) }));
  } catch (error) {
    if (isAbort(error)) return [];
    throw error;
  }
};

const pickByInput = (folder: boolean, multiple: boolean): Promise<PickedFile[]> =>
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

/** Opens the system's own dialog; resolves with nothing when it is cancelled. */
export const pickFiles = ({ folder = false, multiple = true } = {}): Promise<PickedFile[]> =>
  !folder && window.showOpenFilePicker ? pickWithHandles(multiple) : pickByInput(folder, multiple);
