import { useEventListener } from '@vueuse/core';
import { shallowRef } from 'vue';
import type { PickedFile } from './batch/entry.ts';
import { droppedFiles } from './intake/dropped-files.ts';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files dropped anywhere on the page: a near miss must not make the browser open the video. */
export const useFileDrop = (onFiles: (files: PickedFile[]) => void) => {
  const over = shallowRef(false);
  /** Moving over a child leaves its parent: only the last leave counts. */
  let depth = 0;

  useEventListener(window, 'dragenter', (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    over.value = true;
  });
  useEventListener(window, 'dragleave', (event) => {
    if (!carriesFiles(event)) return;
    depth = Math.max(0, depth - 1);
    over.value = depth > 0;
  });
  useEventListener(window, 'dragover', (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  useEventListener(window, 'drop', (event) => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    depth = 0;
    over.value = false;
    void droppedFiles(event.dataTransfer).then(onFiles);
  });
  return over;
};
