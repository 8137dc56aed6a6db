import { useLocalStorage } from '@vueuse/core';
import { computed, shallowRef } from 'vue';
import { t } from '../../locales/i18n.ts';

const isSupported = 'Notification' in globalThis;
const permission = shallowRef(isSupported ? Notification.permission : 'denied');

/** A notice of the system when all files have arrived; asked for only when the person wants one. */
export const useNoticeAtEnd = () => {
  const wanted = useLocalStorage('smarttag.notice-at-end', false);
  const on = computed(() => wanted.value && permission.value === 'granted');

  const toggle = async () => {
    if (on.value) return void (wanted.value = false);
    permission.value = await Notification.requestPermission();
    wanted.value = permission.value === 'granted';
  };

  /** Who looks at the page sees it there. */
  const tell = (arrived: number, files: number) => {
    if (!on.value || document.visibilityState === 'visible') return;
    const title =
      arrived === files
        ? t('tagging.speech.allArrived', {}, files)
        : t('tagging.dock.arrived', { done: arrived, n: files }, files);
    const body = arrived === files ? undefined : t('tagging.notice.needsYou');
    const notice = new Notification(title, { body, tag: 'smarttag.uploads' });
    notice.onclick = () => window.focus();
  };

  return { isOffered: computed(() => isSupported && permission.value !== 'denied'), on, toggle, tell };
};
