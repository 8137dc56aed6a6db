import type { help as En } from './locale.en.ts';

export const help: typeof En = {
  contents: 'Sur cette page',
  businessCenter: 'Trouver l’ID de votre Business Center',
  states: 'Ce que disent les états',
  stateTexts: {
    uploading:
      'Ses octets sont en route. Tout ce qui est arrivé est gardé : après une coupure, l’import reprend là où il en était.',
    uploaded: 'Tout est arrivé. Il sera tagué une fois son lot envoyé.',
    tagging: 'Chaque octet est en cours de lecture. Il n’y a rien à faire.',
    tagged: 'Il porte un tag : votre entreprise l’a créé, et cela peut être prouvé.',
    duplicate: 'Ce fichier, à l’octet près, porte déjà un tag : le vôtre ou celui d’une autre entreprise.',
    rejected: 'Ce n’est pas une vidéo qui peut être taguée. La ligne dit pourquoi, et que faire.',
    failed:
      'Un problème est survenu de notre côté. Le fichier est gardé ; cliquez sur Réessayer sur sa page.',
    cancelled: 'Il a été retiré avant d’être tagué. Pendant 10 minutes, Rétablir le fait revenir.',
    expired: 'Son lot n’a pas été envoyé dans les 14 jours suivant son dernier octet.',
  },
  refusals: 'Pourquoi un fichier n’est pas tagué',
  reasons: {
    ownDuplicate: 'Un doublon de l’un des vôtres',
    ownDuplicateText:
      'Votre entreprise a déjà tagué ce fichier, à l’octet près. Rien à faire : le premier tag compte.',
    otherDuplicate: 'Un doublon d’une autre entreprise',
    otherDuplicateText:
      'Une autre entreprise a enregistré ce fichier, à l’octet près, avant vous. S’il est vraiment à vous, ouvrez-le et cliquez sur Nous l’avons créé.',
    no_video_stream: 'Pas d’image',
    not_a_video: 'Pas une vidéo',
    truncated: 'La fin manque',
    empty: 'Aucune image dedans',
    picture_too_large: 'L’image est trop grande',
    too_long: 'Il est trop long',
    playlist: 'Une liste d’autres fichiers',
    unreadable: 'Il est illisible',
    changed_while_uploading: 'Il a changé pendant l’import',
  },
  keys: 'Touches',
  answers: 'Où trouver les réponses',
  places: {
    find: 'Quelle version avons-nous envoyée, et où est-elle maintenant ?',
    decided: 'Qu’est-ce qui a été décidé, quand, et sous quels noms ?',
    who: 'Qui l’a renommée, déplacée ou regardée ?',
    again: 'Où est le lot que j’ai commencé ?',
    zone: 'Pourquoi les heures diffèrent-elles de mon horloge ?',
    prove: 'Comment prouver qu’une vidéo est à nous ? Ouvrez-la dans {place} et imprimez son certificat.',
  },
};
