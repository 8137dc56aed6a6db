import type { session as En } from './locale.en.ts';

export const session: typeof En = {
  title: 'Connexion',
  subtitle: 'Taguez vos publicités comme vôtres, et prouvez-le plus tard.',
  email: 'E-mail',
  password: 'Mot de passe',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  signIn: 'Se connecter',
  signingIn: 'Connexion en cours',
  noAccount:
    'Pas de compte, ou mot de passe oublié ? Votre administrateur peut vous envoyer un lien à usage unique.',
  wrong: 'L’e-mail ou le mot de passe est incorrect.',
  tooMany:
    'Trop de tentatives. Attendez 30 secondes, ou demandez un lien à usage unique à votre administrateur.',
  suspended:
    'Votre entreprise est suspendue. L’historique reste lisible par la plateforme. Adressez-vous à votre administrateur.',
  noConnection: 'Le serveur est injoignable. Vérifiez la connexion et réessayez.',
  failed: 'La connexion n’a pas abouti. Le serveur n’a pas répondu à temps. Réessayez. Requête {id}',
  emailMissing: 'Saisissez votre e-mail.',
  passwordMissing: 'Saisissez votre mot de passe.',
  againTitle: 'Reconnectez-vous pour continuer.',
  againText: 'Vos imports et votre saisie sont toujours là.',
  otherAccount: 'Utiliser un autre compte',
  signedInAgain: 'Vous êtes de nouveau connecté.',
  artLabel: 'Tagué, créé par Northlight Studio',
};
