import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';
import { bundleLimits } from './bundle-limits.ts';
import { tokensCss } from './src/theme/tokens-css.ts';

/** Where the dev server finds the API and the tus endpoint: one origin, as in production. */
const target = process.env.SMARTTAG_URL ?? 'http://localhost:4000';
// Sign-in checks Origin against the public address, which in development is the target's.
const proxied = { target, changeOrigin: true, headers: { origin: target } };

/** Serves the tokens as a style sheet, so that they are there before the first paint. */
const tokens = (): Plugin => ({
  name: 'smarttag-tokens',
  resolveId: (id) => (id === 'virtual:tokens.css' ? '\0virtual:tokens.css' : undefined),
  load: (id) => (id === '\0virtual:tokens.css' ? tokensCss() : undefined),
});

export default defineConfig({
  plugins: [vue(), tokens(), bundleLimits('TagCreativesPage.vue')],
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  server: { port: 5173, proxy: { '/api': proxied, '/files': proxied } },
  build: { target: 'es2023', sourcemap: true, chunkSizeWarningLimit: 600 },
});
