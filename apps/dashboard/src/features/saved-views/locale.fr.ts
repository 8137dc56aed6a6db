import type { savedViews as En } from './locale.en.ts';

export const savedViews: typeof En = {
  title: 'Vues enregistrées',
  save: 'Enregistrer la vue',
  newTitle: 'Enregistrer cette vue',
  text: 'Période, filtres, recherche et tri, tels qu’ils sont. La vue apparaît dans le menu.',
  changeTitle: 'Vue enregistrée {name}',
  change: 'Modifier la vue enregistrée {name}',
  name: 'Nom',
  everyoneAt: 'Visible par tout le monde chez {company}',
  everyone: 'Visible par toute l’équipe de la plateforme',
  needsName: 'Une vue enregistrée a besoin d’un nom.',
  saved: 'Enregistrée sous {name}',
  remove: 'Supprimer',
  removed: '{name} supprimée',
};
