export interface VideoFacts {
  /** As ffprobe names it: `h264`, `hevc`, `mpeg4`, … */
  codec: string;
  profile?: string;
  /** Pixels as shown: turned by `rotation`, stretched where pixels are not square. */
  width: number;
  height: number;
  /** Degrees clockwise by which the stored picture is turned to be shown. */
  rotation: 0 | 90 | 180 | 270;
  /** Pictures a second, on average. */
  frameRate?: number;
  pixelFormat?: string;
}

export interface AudioFacts {
  codec: string;
  channels?: number;
  /** Hertz. */
  sampleRate?: number;
  /** Bits a second. */
  bitRate?: number;
}

export interface MediaFacts {
  /** `mp4`, `mov`, `3gp`, `avi`, `mpeg`, `mpegts`, `mkv`, `webm`, …, from the content, never from a name. */
  container: string;
  durationSeconds: number;
  /** Bits a second of the whole file. */
  bitRate?: number;
  video: VideoFacts;
  audio?: AudioFacts;
}
