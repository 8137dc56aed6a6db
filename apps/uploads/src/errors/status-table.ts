import { HTTP_STATUS, type StatusTable } from '@smarttag/service-kit';

/**
 * What differs on the tus path: a 409 there means "ask for the offset and send again", and tus asks for 410
 * where an upload was and is no more.
 */
export const TUS_STATUS: StatusTable = {
  ...HTTP_STATUS,
  TRANSITION_NOT_ALLOWED: 410,
  SUBMISSION_NOT_DRAFT: 410,
  UNDO_TOO_LATE: 410,
  FILE_TOO_LARGE: 413,
};
