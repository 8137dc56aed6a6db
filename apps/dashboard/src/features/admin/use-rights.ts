import { computed } from 'vue';
import { useSession } from '../session/session.store.ts';

/** What an auditor may not do is absent. */
export const useMayChange = () => {
  const session = useSession();
  return computed(() => session.hasRole('admin'));
};
