import type { gettingStarted as En } from './locale.en.ts';

export const gettingStarted: typeof En = {
  title: 'Vos publicités, taguées comme vôtres',
  lead: 'Taguez chaque vidéo finie avant de l’envoyer à votre client. Le tag dit que votre entreprise l’a créée, et vous pourrez le prouver plus tard.',
  whoTitle: 'Qui utilise SmartTag',
  who: {
    creative_service_provider:
      'Les prestataires de services créatifs dans un programme mené par la plateforme.',
    marketing_partner: 'Les membres du programme de partenaires marketing.',
  },
  yours: 'C’est vous : {company}',
  stepsTitle: 'Trois étapes',
  getIn: {
    title: 'Se connecter',
    text: 'Vous êtes connecté en tant que {name}. Ayez sous la main l’ID du Business Center auquel le travail est destiné et le nom du programme.',
    link: 'Vérifier votre compte',
  },
  tag: {
    title: 'Taguer',
    text: 'Déposez vos vidéos, choisissez le Business Center et le programme, cliquez sur Tout envoyer. Chaque fichier reçoit son tag ; un doublon ou un fichier qui n’est pas une vidéo est expliqué.',
    link: 'Taguer des créations',
  },
  track: {
    title: 'Suivre',
    text: 'Retrouvez chaque fichier avec son tag, voyez ce qui a été décidé et quand, corrigez les noms et les programmes.',
    link: 'Historique des tags',
    linkCreatives: 'Mes créations',
  },
};
