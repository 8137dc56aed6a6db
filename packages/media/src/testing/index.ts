export { makeClip, type ClipOptions } from './make-clip.js';
export type { ClipFormat } from './clip-formats.js';
export {
  makeAudioOnly,
  makeGif,
  makeHtmlNamedMp4,
  makeJpeg,
  makePdf,
  makePlaylist,
  makePng,
  makeText,
  makeTruncated,
  makeZip,
} from './make-others.js';
