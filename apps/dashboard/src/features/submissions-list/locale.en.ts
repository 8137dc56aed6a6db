export const submissionsList = {
  drafts: 'Drafts to go on with',
  draftsNote:
    'A draft lives on the server: you can go on from any computer. It goes 14 days after its last byte.',
  batches: 'Batches',
  label: 'Submitted batches, newest first',
  draftsLabel: 'Drafts',
  continue: 'Continue',
  open: 'Open',
  begun: 'Begun {when}',
  files: '{n} file | {n} files',
  noFiles: 'No file yet',
  noBusinessCenter: 'No Business Center yet',
  noProgram: 'No program yet',
  columns: {
    submitted: 'Submitted',
    businessCenter: 'Business Center',
    program: 'Program',
    outcome: 'Outcome',
    size: 'Size',
    by: 'By',
  },
  emptyTitle: 'No batch submitted yet',
  emptyText:
    'Add videos, choose a program and press Submit All Assets. Each batch is listed here with its outcome.',
  emptyAction: 'Tag creatives',
};
