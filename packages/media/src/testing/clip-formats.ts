/** `prores` goes into a `.mov`, `hevc` into an `.mp4`. */
export type ClipFormat = 'mp4' | 'mov' | '3gp' | 'avi' | 'mpeg' | 'prores' | 'hevc';

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '34', '-pix_fmt', 'yuv420p', '-g', '12'];
const AAC = ['-c:a', 'aac', '-b:a', '48k', '-ac', '1'];

/** Encoders that every common build of ffmpeg has. */
export const FORMATS: Record<ClipFormat, { output: string[] }> = {
  mp4: { output: [...H264, ...AAC, '-movflags', '+faststart', '-f', 'mp4'] },
  mov: { output: [...H264, ...AAC, '-f', 'mov'] },
  '3gp': { output: ['-c:v', 'mpeg4', '-q:v', '12', ...AAC, '-f', '3gp'] },
  avi: { output: ['-c:v', 'mpeg4', '-q:v', '12', '-c:a', 'mp2', '-b:a', '64k', '-f', 'avi'] },
  prores: { output: ['-c:v', 'prores_ks', '-profile:v', '0', ...AAC, '-f', 'mov'] },
  hevc: {
    output: ['-c:v', 'libx265', '-preset', 'ultrafast', '-crf', '34', '-tag:v', 'hvc1', ...AAC, '-f', 'mp4'],
  },
  mpeg: {
    output: ['-c:v', 'mpeg1video', '-r', '25', '-q:v', '12', '-c:a', 'mp2', '-b:a', '64k', '-f', 'mpeg'],
  },
};
