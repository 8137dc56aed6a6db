import type { menu as En } from './menu.en.ts';

export const menu: typeof En = {
  tag: 'Taguer',
  tagTab: 'Taguer',
  gettingStarted: 'Premiers pas',
  creatives: 'Mes créations',
  allCreatives: 'Créations',
  creativesTab: 'Créations',
  taggingHistory: 'Historique des tags',
  taggingHistoryTab: 'Historique',
  submissions: 'Envois',
  activity: 'Activité',
  reports: 'Rapports',
  account: 'Compte',
  overview: 'Aperçu',
  programs: 'Programmes',
  partners: 'Partenaires',
  people: 'Personnes',
  businessCenters: 'Business Centers',
  disputes: 'Litiges',
  settings: 'Paramètres',
  help: 'Aide',
};
