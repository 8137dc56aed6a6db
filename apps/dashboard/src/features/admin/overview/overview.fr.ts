import type { overview as En } from './overview.en.ts';

export const overview: typeof En = {
  needs: 'À traiter',
  nothing: 'Rien à traiter.',
  failed:
    '{count} création n’a pas pu être taguée, par notre faute | {count} créations n’ont pas pu être taguées, par notre faute',
  disputes:
    '{count} entreprise attend une réponse : « Nous l’avons créée » | {count} entreprises attendent une réponse : « Nous l’avons créée »',
  flagged:
    '{count} Business Center est déclaré par deux partenaires | {count} Business Centers sont déclarés par deux partenaires',
  stalled:
    '{partner}, {name} : un brouillon de {n} fichier est immobile depuis un jour | {partner}, {name} : un brouillon de {n} fichiers est immobile depuis un jour',
  ends: 'Disparaît {when}',
  see: 'Afficher',
  retry: 'Réessayer',
  retrying: 'Nouvel essai pour {n}',
  today: 'Aujourd’hui, à ce stade',
  uploads: 'Importés',
  uploadsValue: '{n} fichier, {bytes} | {n} fichiers, {bytes}',
  decided: 'Décidés',
  time: 'Temps de tag',
  timeValue: 'la moitié en {median}, 95 % en {p95}',
  timeNone: 'Rien n’a encore été décidé aujourd’hui',
  queue: 'File d’attente',
  queueValue: '{waiting} en attente, {active} en cours de tag',
  queueAway: 'La file est injoignable pour l’instant ; le travail reprendra à son retour.',
  disk: 'Disque',
  diskValue: '{used} utilisés sur {total} ({share})',
  counted: 'Depuis minuit, heure de {zone}.',
};
