import { wordsOf } from '../../components/error-words.ts';
import { t } from '../../locales/i18n.ts';
import { showToast } from '../../shell/toasts.ts';

/** For a press in a row, which has no form to say why it failed. @returns whether it was done */
export const tellFailure = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    showToast(t('admin.notDone'), { detail: wordsOf(error) });
    return false;
  }
};
