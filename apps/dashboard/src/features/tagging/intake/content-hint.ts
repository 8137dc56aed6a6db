import type { HintAnswer, HintQuestion } from './content-hint.worker.ts';

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (answer: HintAnswer) => void>();

const start = () => {
  const started = new Worker(new URL('./content-hint.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<HintAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return started;
};

/** The content hint, computed beside the page; undefined when the file cannot be read. */
export const contentHint = async (file: File): Promise<string | undefined> => {
  worker ??= start();
  const question: HintQuestion = { id: ++asked, file };
  const answer = await new Promise<HintAnswer>((resolve) => {
    waiting.set(question.id, resolve);
    worker!.postMessage(question);
  });
  return 'hint' in answer ? answer.hint : undefined;
};

/** One byte tells whether the file is still there and unchanged. */
export const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
