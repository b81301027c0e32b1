import { defineConfig } from 'vite';
import { examplePlugins } from './examplePlugins.ts';

/** Give pages SharedArrayBuffer, and so ONNX Runtime its threads. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  base: './',
  plugins: [examplePlugins()],
  resolve: { conditions: ['@tweedie/source', 'module', 'browser'] },
  worker: { format: 'es' },
  server: { headers },
  preview: { headers },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
