import { defineConfig } from 'vite';
import { isolating as headers } from '../../tools/browser/serveFolder.js';
import { examplePlugins } from './examplePlugins.ts';

export default defineConfig({
  base: './',
  plugins: [examplePlugins()],
  resolve: { conditions: ['@tweedie/source', 'module', 'browser'] },
  worker: { format: 'es' },
  server: { headers },
  preview: { headers },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
