import { defineConfig } from 'vite';
import { offline } from './src/offline.js';

/** Isolated from other origins, a page has the shared memory that networks on several threads need. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  base: './',
  server: { headers },
  preview: { headers },
  worker: { format: 'es' },
  build: {
    modulePreload: false, // the page is one script
    assetsInlineLimit: (file) => (file.endsWith('.json') ? false : undefined), // of the cards of priors it reads one
  },
  plugins: [offline()],
});
