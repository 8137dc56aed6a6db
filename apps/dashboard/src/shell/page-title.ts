import { computed, shallowRef, watchEffect } from 'vue';
import { t } from '../locales/i18n.ts';

export const pageTitle = shallowRef('');

/** A name is cut in the middle where there is no room; other titles at their end. */
export const titleIsFileName = shallowRef(false);

/** In front of the tab's title, such as "62 %" while uploading. */
export const titlePrefix = shallowRef('');

const tabTitle = computed(() =>
  [titlePrefix.value || pageTitle.value, t('brand')].filter(Boolean).join(' · '),
);

watchEffect(() => {
  document.title = tabTitle.value;
});
