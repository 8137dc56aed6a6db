import type { ExportCreateInput, ExportView } from '@smarttag/domain';
import { useIntervalFn } from '@vueuse/core';
import { shallowRef } from 'vue';
import { wordsOf } from '../../components/error-words.ts';
import { t } from '../../locales/i18n.ts';
import { announce } from '../../shell/announce.ts';
import { createExport, getExport } from './exports.api.ts';

const POLL_MS = 1_000;

/** The browser's own download: a file of any length goes to the disk without passing through the page. */
const download = ({ fileUrl, fileName }: ExportView) => {
  const link = document.createElement('a');
  link.href = fileUrl;
  link.download = fileName;
  link.click();
};

/** Makes an export, downloads it, and follows it until its rows and its SHA-256 are known. */
export const useExport = () => {
  const current = shallowRef<ExportView>();
  const problem = shallowRef<string>();
  const starting = shallowRef(false);

  const follow = useIntervalFn(
    async () => {
      if (!current.value) return follow.pause();
      // An answer that is lost is asked for again; the download does not depend on it.
      const now = await getExport(current.value.id).catch(() => undefined);
      if (!now || now.id !== current.value.id) return;
      current.value = now;
      if (now.state !== 'finished' && now.state !== 'broken') return;
      follow.pause();
      announce(now.state === 'finished' ? t('exports.rows', {}, now.rows ?? 0) : t('exports.broken'));
    },
    POLL_MS,
    { immediate: false },
  );

  const start = async (wanted: ExportCreateInput) => {
    if (starting.value) return;
    starting.value = true;
    problem.value = undefined;
    current.value = undefined;
    try {
      current.value = await createExport(wanted);
      download(current.value);
      follow.resume();
    } catch (error) {
      problem.value = wordsOf(error);
    } finally {
      starting.value = false;
    }
  };
  return { current, problem, starting, start };
};
