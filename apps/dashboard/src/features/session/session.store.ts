import type { LinkAccept, Role, SessionView, SignIn } from '@smarttag/domain';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { hasCode } from '../../http/errors.ts';
import * as api from './session.api.ts';

/** Who is signed in. Everything else asks here. */
export const useSession = defineStore('session', () => {
  const session = shallowRef<SessionView>();
  /** The account whose session ended under an open page, until it signs in again. */
  const ended = shallowRef(false);
  let loading: Promise<void> | undefined;

  const user = computed(() => session.value?.user);
  const partner = computed(() => session.value?.partner);
  const csrfToken = computed(() => session.value?.csrfToken);
  const isSignedIn = computed(() => session.value !== undefined);
  const hasRole = (...roles: Role[]) => user.value !== undefined && roles.includes(user.value.role);

  /** Asks the server once who is signed in. */
  const load = () => (loading ??= refresh());

  const refresh = async () => {
    try {
      session.value = await api.getSession();
    } catch (error) {
      if (!hasCode(error, 'NOT_SIGNED_IN')) {
        loading = undefined;
        throw error;
      }
      session.value = undefined;
    }
  };

  const signIn = async (credentials: SignIn) => {
    session.value = await api.signIn(credentials);
    loading = Promise.resolve();
  };

  const acceptLink = async (accepted: LinkAccept) => {
    session.value = await api.acceptLink(accepted);
    loading = Promise.resolve();
  };

  const signOut = async () => {
    await api.signOut().catch((error: unknown) => {
      // An ended session is as good as signed out.
      if (!hasCode(error, 'NOT_SIGNED_IN')) throw error;
    });
    session.value = undefined;
    ended.value = false;
  };

  /** After an account change that the server has confirmed. */
  const changeUser = (changed: Partial<SessionView['user']>) => {
    if (session.value) session.value = { ...session.value, user: { ...session.value.user, ...changed } };
  };

  return {
    user,
    partner,
    acceptLink,
    csrfToken,
    isSignedIn,
    ended,
    hasRole,
    load,
    refresh,
    signIn,
    signOut,
    changeUser,
  };
});
