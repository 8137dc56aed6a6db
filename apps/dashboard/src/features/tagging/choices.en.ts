/** What the videos are for, and where its ID is found. */
export const choices = {
  label: 'What these videos are for',
  businessCenter: 'Business Center ID',
  businessCenterName: 'Business Center',
  program: 'Program',
  submitted: 'Submitted',
  submittedBy: '{when} by {name}',
  chooseProgram: 'Choose a program',
  typeId: 'Type or choose',
  ownIds: 'Your company’s Business Centers',
  showIds: 'Show your company’s Business Centers',
  yours: 'One of your company’s.',
  newOne: 'New to us: it is noted as stated by your company.',
  which:
    'A company often has several Business Centers, for instance one for each brand it works for, and names them after it. State the one this work belongs to.',
  notDigits: 'Only digits belong in a Business Center ID.',
  unusualLength:
    'This has {n} digit; Business Center IDs usually have 19. Check it, or keep it if you are sure. | This has {n} digits; Business Center IDs usually have 19. Check it, or keep it if you are sure.',
  whereIsIt: 'Where do I find it?',
  askWhom: 'Not sure which? Ask {name},',
  noPrograms: 'No program is open to your company now.',
  archived: '{name} was archived. Choose another one to submit; your uploads stay.',
  change: 'Change',
  videos: 'Videos',
  done: 'Done',
  none: 'Business Center and program',
};

export const help = {
  title: 'Where do I find the Business Center ID?',
  open: 'Open Business Center in a browser and sign in. No access? Ask the person who manages your company’s Business Center to do these steps.',
  settings: 'Open Settings, usually the last entry at the lower left.',
  copy: 'Copy the number beside Business Center ID; it is usually 19 digits long.',
  notAdAccount: 'It is not an ad account ID.',
  copyMessage: 'Copy a message to ask for it',
  message:
    'Hello, to tag the videos we make I need our Business Center ID: open Business Center, Settings, and copy the number beside "Business Center ID". Thank you.',
};
