export const overview = {
  needs: 'Needs someone',
  nothing: 'Nothing needs anyone.',
  failed:
    '{count} creative could not be tagged, by our fault | {count} creatives could not be tagged, by our fault',
  disputes:
    '{count} company waits for an answer: “We made this” | {count} companies wait for an answer: “We made this”',
  flagged:
    '{count} Business Center is stated by two partners | {count} Business Centers are stated by two partners',
  stalled:
    '{partner}, {name}: a draft of {n} file has lain still for a day | {partner}, {name}: a draft of {n} files has lain still for a day',
  ends: 'Goes {when}',
  see: 'Show',
  retry: 'Retry',
  retrying: 'Trying {n} again',
  today: 'Today so far',
  uploads: 'Uploaded',
  uploadsValue: '{n} file, {bytes} | {n} files, {bytes}',
  decided: 'Decided',
  time: 'Time to tag',
  timeValue: 'half within {median}, 95 % within {p95}',
  timeNone: 'Nothing decided yet today',
  queue: 'Queue',
  queueValue: '{waiting} waiting, {active} being tagged',
  queueAway: 'The queue cannot be reached just now; work goes on when it is back.',
  disk: 'Disk',
  diskValue: '{used} of {total} used ({share})',
  counted: 'Since midnight in {zone}.',
};
