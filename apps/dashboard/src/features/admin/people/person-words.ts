import type { PersonView } from '@smarttag/domain';

/** Who has not joined yet has no name but the e-mail. */
export const nameOf = ({ name, email }: Pick<PersonView, 'name' | 'email'>) => name || email;
