import { onScopeDispose, shallowRef, watch } from 'vue';
import { isAbort } from '../http/errors.ts';

/** One thing a page shows: loaded now and whenever `key` changes. */
export const useLoaded = <T>(fetch: (signal: AbortSignal) => Promise<T>, key: () => unknown = () => 0) => {
  const value = shallowRef<T>();
  const error = shallowRef<unknown>();
  const loading = shallowRef(false);
  let aborter = new AbortController();

  const load = async () => {
    aborter.abort();
    aborter = new AbortController();
    const { signal } = aborter;
    loading.value = true;
    error.value = undefined;
    try {
      const loaded = await fetch(signal);
      if (!signal.aborted) value.value = loaded;
    } catch (problem) {
      if (!signal.aborted && !isAbort(problem)) error.value = problem;
    } finally {
      if (!signal.aborted) loading.value = false;
    }
  };

  watch(
    key,
    () => {
      value.value = undefined;
      void load();
    },
    { immediate: true },
  );
  onScopeDispose(() => aborter.abort());
  return { value, error, loading, load };
};
