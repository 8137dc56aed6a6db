import type { forms as En } from './locale.en.ts';

export const forms: typeof En = {
  stale: '{name} a modifié ceci pendant votre saisie.',
  staleText:
    'Voici ce qui est maintenant enregistré. Enregistrez de nouveau pour garder votre version ; l’autre reste dans Activité.',
  takeTheirs: 'Reprendre la version de {name}',
  somebody: 'Quelqu’un',
  optional: '(facultatif)',
};
