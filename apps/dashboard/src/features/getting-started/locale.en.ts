export const gettingStarted = {
  title: 'Your ads, tagged as yours',
  lead: 'Tag each finished video before you send it to your client. The tag says that your company made it, and you can prove it later.',
  whoTitle: 'Who uses SmartTag',
  who: {
    creative_service_provider: 'Vendors of creative services in a program that the platform runs.',
    marketing_partner: 'Members of the marketing partner program.',
  },
  yours: 'This is you: {company}',
  stepsTitle: 'Three steps',
  getIn: {
    title: 'Get in',
    text: 'You are signed in as {name}. Have the Business Center ID at hand that the work belongs to, and the name of the program.',
    link: 'Check your account',
  },
  tag: {
    title: 'Tag',
    text: 'Drop your videos, choose Business Center and program, press Submit All Assets. Each file gets its tag; a duplicate or a file that is no video is explained.',
    link: 'Tag creatives',
  },
  track: {
    title: 'Track',
    text: 'Find every file again with its tag, see what was decided and when, and correct names and programs.',
    link: 'Tagging History',
    linkCreatives: 'My Creatives',
  },
};
