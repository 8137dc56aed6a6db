export const forms = {
  stale: '{name} changed this while you were typing.',
  staleText: 'It now reads as below. Save again to keep yours instead; theirs stays in Activity.',
  takeTheirs: 'Take over what {name} wrote',
  somebody: 'Somebody',
  optional: '(optional)',
};
