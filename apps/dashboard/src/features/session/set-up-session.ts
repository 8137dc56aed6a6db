import { watch } from 'vue';
import { startLiveEvents, stopLiveEvents } from '../../events/live-events.ts';
import { systemTimeZone, timeZone } from '../../format/clock.ts';
import { setSessionHooks } from '../../http/http.ts';
import { useSession } from './session.store.ts';
import { requireSignInAgain } from './sign-in-again.ts';

/** Ties the session to what must not know it: http, the clock, the live events. */
export const setUpSession = () => {
  const session = useSession();
  setSessionHooks({
    csrfToken: () => session.csrfToken,
    onUnauthorized: requireSignInAgain,
    onCsrfRejected: session.refresh,
  });
  watch(
    () => session.user,
    (user) => (timeZone.value = user?.timeZone ?? systemTimeZone()),
    { immediate: true },
  );
  watch(
    () => session.user?.id,
    (id) => {
      stopLiveEvents();
      if (id) startLiveEvents();
    },
    { immediate: true },
  );
};
