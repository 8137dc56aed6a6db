import type { submissionsList as En } from './locale.en.ts';

export const submissionsList: typeof En = {
  drafts: 'Brouillons à poursuivre',
  draftsNote:
    'Un brouillon est gardé sur le serveur : vous pouvez le poursuivre depuis n’importe quel ordinateur. Il disparaît 14 jours après son dernier octet.',
  batches: 'Lots',
  label: 'Lots envoyés, du plus récent au plus ancien',
  draftsLabel: 'Brouillons',
  continue: 'Poursuivre',
  open: 'Ouvrir',
  begun: 'Commencé {when}',
  files: '{n} fichier | {n} fichiers',
  noFiles: 'Aucun fichier',
  noBusinessCenter: 'Pas encore de Business Center',
  noProgram: 'Pas encore de programme',
  columns: {
    submitted: 'Envoyé',
    businessCenter: 'Business Center',
    program: 'Programme',
    outcome: 'Résultat',
    size: 'Taille',
    by: 'Par',
  },
  emptyTitle: 'Aucun lot envoyé',
  emptyText:
    'Ajoutez des vidéos, choisissez un programme et cliquez sur Tout envoyer. Chaque lot figure ici avec son résultat.',
  emptyAction: 'Taguer des créations',
};
