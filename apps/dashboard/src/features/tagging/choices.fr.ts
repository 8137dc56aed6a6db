import type { choices as EnChoices, help as EnHelp } from './choices.en.ts';

export const choices: typeof EnChoices = {
  label: 'À quoi ces vidéos sont destinées',
  businessCenter: 'ID du Business Center',
  businessCenterName: 'Business Center',
  program: 'Programme',
  submitted: 'Envoyé',
  submittedBy: '{when} par {name}',
  chooseProgram: 'Choisir un programme',
  typeId: 'Saisir ou choisir',
  ownIds: 'Les Business Centers de votre entreprise',
  showIds: 'Afficher les Business Centers de votre entreprise',
  yours: 'L’un de ceux de votre entreprise.',
  newOne: 'Nouveau pour nous : il est noté comme déclaré par votre entreprise.',
  which:
    'Une entreprise a souvent plusieurs Business Centers, par exemple un pour chaque marque pour laquelle elle travaille, et les nomme d’après elle. Indiquez celui auquel ce travail est destiné.',
  notDigits: 'Un ID de Business Center ne contient que des chiffres.',
  unusualLength:
    'Celui-ci a {n} chiffre ; les ID de Business Center en ont d’habitude 19. Vérifiez-le, ou gardez-le si vous en êtes sûr. | Celui-ci a {n} chiffres ; les ID de Business Center en ont d’habitude 19. Vérifiez-le, ou gardez-le si vous en êtes sûr.',
  whereIsIt: 'Où le trouver ?',
  askWhom: 'Pas sûr duquel ? Demandez à {name},',
  noPrograms: 'Aucun programme n’est actuellement ouvert à votre entreprise.',
  archived: '{name} a été archivé. Choisissez-en un autre pour envoyer ; vos imports restent.',
  change: 'Modifier',
  videos: 'Vidéos',
  done: 'Terminé',
  none: 'Business Center et programme',
};

export const help: typeof EnHelp = {
  title: 'Où trouver l’ID du Business Center ?',
  open: 'Ouvrez Business Center dans un navigateur et connectez-vous. Pas d’accès ? Demandez à la personne qui gère le Business Center de votre entreprise de suivre ces étapes.',
  settings: 'Ouvrez Paramètres, d’habitude la dernière entrée en bas à gauche.',
  copy: 'Copiez le numéro à côté de l’ID du Business Center ; il compte d’habitude 19 chiffres.',
  notAdAccount: 'Ce n’est pas un ID de compte publicitaire.',
  copyMessage: 'Copier un message pour le demander',
  message:
    'Bonjour, pour taguer les vidéos que nous créons, j’ai besoin de l’ID de notre Business Center : ouvrez Business Center, Paramètres, et copiez le numéro à côté de l’ID du Business Center. Merci.',
};
