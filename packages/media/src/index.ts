export { MediaToolFailedError, MediaToolMissingError } from './errors.js';
export type { FoundContent } from './content/found-content.js';
export type { MediaOptions } from './options.js';
export { probe, type ProbeResult } from './probe/probe.js';
export type { AudioFacts, MediaFacts, VideoFacts } from './probe/media-facts.js';
export {
  REJECTION_REASONS,
  type Rejected,
  type Rejection,
  type RejectionDetails,
  type RejectionReason,
} from './probe/rejection.js';
export {
  takePictures,
  type Film,
  takePoster,
  type PicturesResult,
  type Poster,
  type PosterResult,
  type Sprite,
} from './pictures/poster.js';
export { pictureFormat, type PictureFormat } from './pictures/picture-format.js';
