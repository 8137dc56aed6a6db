import type { NavigationGuardWithThis, RouteLocationRaw } from 'vue-router';
import { useSession } from './session.store.ts';

/** Signed out: to the sign-in page and back. Not for this role: as if the page did not exist. */
export const guardSession: NavigationGuardWithThis<undefined> = async (
  to,
): Promise<RouteLocationRaw | true> => {
  const session = useSession();
  await session.load();
  if (to.meta.public) return session.isSignedIn && to.name === 'sign-in' ? wantedPage(to.query.to) : true;
  if (!session.isSignedIn) return { name: 'sign-in', query: to.path === '/' ? {} : { to: to.fullPath } };
  if (to.meta.roles && !session.hasRole(...to.meta.roles))
    return { name: 'not-found', params: { pathMatch: to.path.slice(1).split('/') }, replace: true };
  return true;
};

/** Only a path of this site: an address from outside must not lead away from it. */
export const wantedPage = (to: unknown) =>
  typeof to === 'string' && to.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/';
