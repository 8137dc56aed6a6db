import type { invitation as En } from './invitation.en.ts';

export const invitation: typeof En = {
  joinTitle: 'Bienvenue dans SmartTag',
  joinText: 'Vous êtes invité à rejoindre {company}. Choisissez le nom affiché ici et un mot de passe.',
  joinTextPlatform:
    'Vous êtes invité à rejoindre la plateforme. Choisissez le nom affiché ici et un mot de passe.',
  resetTitle: 'Choisissez un nouveau mot de passe',
  resetText: 'Vous serez déconnecté partout où vous êtes connecté.',
  name: 'Votre nom',
  nameHelp: 'Vos collègues et la plateforme le voient à côté de ce que vous faites.',
  password: 'Mot de passe',
  passwordHelp: 'Au moins 10 caractères.',
  needsName: 'Saisissez votre nom.',
  tooShort: 'Le mot de passe doit compter au moins 10 caractères.',
  join: 'Rejoindre',
  save: 'Définir le mot de passe',
  endedTitle: 'Ce lien n’est plus valable',
  endedText: 'Il a déjà servi, ou il est trop ancien. Demandez-en un nouveau à votre administrateur.',
  suspended: 'Votre entreprise est suspendue. Le lien fonctionnera de nouveau lorsqu’elle sera active.',
  toSignIn: 'Aller à la connexion',
};
