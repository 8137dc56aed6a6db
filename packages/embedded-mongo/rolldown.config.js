import { defineConfig } from 'rolldown';

/** One file for each thread: loading mingo's three hundred takes longer than starting the server does. */
export default defineConfig({
  input: {
    index: 'src/index.ts',
    main: 'src/main.ts',
    'write/thread': 'src/write/thread.ts',
    'pipeline/thread': 'src/pipeline/thread.ts',
  },
  external: ['bson', 'lmdb'],
  platform: 'node',
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: '[name].js' },
});
