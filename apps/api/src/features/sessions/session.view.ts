import type { Partner, PartnerView, SessionView, User, UserView } from '@smarttag/domain';
import { csrfTokenOf } from '@smarttag/service-kit';

export const userView = ({ id, name, email, role, timeZone }: User): UserView => ({
  id,
  name,
  email,
  role,
  timeZone,
});

export const partnerView = ({ id, name, kind, status }: Partner): PartnerView => ({ id, name, kind, status });

export const sessionView = (who: { user: User; partner?: Partner; token: string }): SessionView => ({
  user: userView(who.user),
  partner: who.partner && partnerView(who.partner),
  csrfToken: csrfTokenOf(who.token),
});
