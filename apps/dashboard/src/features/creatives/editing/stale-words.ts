import { t } from '../../../locales/i18n.ts';
import type { EditField } from './stale.ts';

/** Who changed it meanwhile: a person with a name, the asker in another window, or unknown. */
export type Other = { kind: 'person'; name: string } | { kind: 'you' } | { kind: 'unknown' };

export const otherOf = (changedBy: string | undefined, ownName: string | undefined): Other => {
  if (changedBy === undefined) return { kind: 'unknown' };
  return changedBy === ownName ? { kind: 'you' } : { kind: 'person', name: changedBy };
};

/** People call each other by the first name. */
const firstName = (name: string) => name.split(' ')[0]!;

const TITLES = {
  fileName: {
    person: 'creatives.stale.renamed',
    you: 'creatives.stale.renamedByYou',
    unknown: 'creatives.stale.renamedUnknown',
  },
  programId: {
    person: 'creatives.stale.moved',
    you: 'creatives.stale.movedByYou',
    unknown: 'creatives.stale.movedUnknown',
  },
} as const;

/** The words of the dialog: "Priya renamed this file while you were typing." */
export const staleWords = (field: EditField, other: Other) => {
  const person = other.kind === 'person' ? other : undefined;
  const first = person ? firstName(person.name) : '';
  return {
    title: t(TITLES[field][other.kind], { name: first }),
    text: t(field === 'fileName' ? 'creatives.stale.chooseName' : 'creatives.stale.chooseProgram'),
    theirs: person
      ? t('creatives.stale.theirs', { name: person.name })
      : t(other.kind === 'you' ? 'creatives.stale.theirsByYou' : 'creatives.stale.theirsUnknown'),
    keepTheirs: person ? t('creatives.stale.keepTheirs', { name: first }) : t('creatives.stale.keepSaved'),
  };
};
