import type { OneTimeLink } from '@smarttag/domain';
import type { Letter } from '../../../mail/mailer.js';

const until = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const WORDS = {
  join: {
    subject: 'Your invitation to SmartTag',
    opening: 'You are invited to SmartTag. Choose a name and a password here:',
  },
  reset: { subject: 'A new password for SmartTag', opening: 'Choose a new password for SmartTag here:' },
} as const;

export const letterWith = ({
  to,
  url,
  purpose,
  expiresAt,
}: Pick<OneTimeLink, 'purpose' | 'expiresAt'> & { to: string; url: string }): Letter => ({
  to,
  subject: WORDS[purpose].subject,
  text: `${WORDS[purpose].opening}\n\n${url}\n\nThe link works once, until ${until(expiresAt)}.\n`,
});
