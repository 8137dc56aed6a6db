import type { HashMessage } from './hash-file.worker.ts';

/**
 * SHA-256 of a local file, computed beside the page.
 * @returns lower-case hex; undefined when the file cannot be read
 * @throws the signal's reason, once it is aborted
 */
export const hashFile = (
  file: File,
  { signal, onRead }: { signal: AbortSignal; onRead: (bytes: number) => void },
): Promise<string | undefined> => {
  const worker = new Worker(new URL('./hash-file.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string | undefined>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    worker.addEventListener('error', () => resolve(undefined));
    worker.addEventListener('message', ({ data }: MessageEvent<HashMessage>) => {
      if ('read' in data) onRead(data.read);
      else resolve('sha256' in data ? data.sha256 : undefined);
    });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
};
