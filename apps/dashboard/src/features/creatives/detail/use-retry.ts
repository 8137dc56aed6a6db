import type { CreativeView } from '@smarttag/domain';
import { shallowRef } from 'vue';
import { wordsOf } from '../../../components/error-words.ts';
import { t } from '../../../locales/i18n.ts';
import { announce } from '../../../shell/announce.ts';
import { retryCreative } from '../creatives.api.ts';

/** Asks for another try at tagging; what comes of it arrives by the live events. */
export const useRetry = (show: (creative: CreativeView) => void) => {
  const retrying = shallowRef(false);
  const problem = shallowRef<string>();

  const retry = async (id: string) => {
    if (retrying.value) return;
    retrying.value = true;
    problem.value = undefined;
    try {
      show(await retryCreative(id));
      announce(t('creatives.state.retrying'));
    } catch (error) {
      problem.value = `${t('creatives.state.retryFailed')} ${wordsOf(error)}`;
    } finally {
      retrying.value = false;
    }
  };
  return { retry, retrying, problem };
};
