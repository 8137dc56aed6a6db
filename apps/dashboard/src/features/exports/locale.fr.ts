import type { exports as En } from './locale.en.ts';

export const exports: typeof En = {
  csv: 'Exporter en CSV',
  title: 'Export',
  running: 'Les lignes sont en cours d’écriture. Le fichier est dans vos téléchargements.',
  broken: 'Le téléchargement s’est arrêté trop tôt : le fichier est incomplet. Exportez de nouveau.',
  failed: 'Rien n’a été exporté.',
  file: 'Fichier',
  holds: 'Contient',
  rows: '{n} ligne | {n} lignes',
  kept: 'Le nombre de lignes et le SHA-256 sont gardés dans Activité, pour que le fichier puisse être vérifié plus tard.',
};
