export type ClipFormat = 'mp4' | 'mov' | '3gp' | 'avi' | 'mpeg';

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '34', '-pix_fmt', 'yuv420p', '-g', '12'];
const AAC = ['-c:a', 'aac', '-b:a', '48k', '-ac', '1'];

/** Encoders that every common build of ffmpeg has, and players can play. */
export const FORMATS: Record<ClipFormat, { output: string[] }> = {
  mp4: { output: [...H264, ...AAC, '-movflags', '+faststart', '-f', 'mp4'] },
  mov: { output: [...H264, ...AAC, '-f', 'mov'] },
  '3gp': { output: ['-c:v', 'mpeg4', '-q:v', '12', ...AAC, '-f', '3gp'] },
  avi: { output: ['-c:v', 'mpeg4', '-q:v', '12', '-c:a', 'mp2', '-b:a', '64k', '-f', 'avi'] },
  mpeg: {
    output: ['-c:v', 'mpeg1video', '-r', '25', '-q:v', '12', '-c:a', 'mp2', '-b:a', '64k', '-f', 'mpeg'],
  },
};
