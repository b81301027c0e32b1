import { defineConfig } from 'vite';
import { isolating as headers } from '../../tools/browser/serveFolder.js';

export default defineConfig({
  base: './',
  resolve: { conditions: ['@tweedie/source', 'module', 'browser'] },
  worker: { format: 'es' },
  server: { headers },
  preview: { headers },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
