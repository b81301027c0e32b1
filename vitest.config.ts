import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium, flags } from './tools/browser/chromium.js';

const conditions = ['@tweedie/source', 'module'];
const resolve = { conditions };
const common = { testTimeout: 60_000, restoreMocks: true };
const inBrowser = '{packages,apps}/*/src/**/*.browser.test.{ts,tsx}';
/** Gives pages SharedArrayBuffer, and so ONNX Runtime its threads. */
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: {
          ...common,
          name: 'node',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'examples/*/src/**/*.test.ts',
            'examples/plugins/*/src/**/*.test.ts',
          ],
          exclude: [inBrowser],
        },
      },
      {
        resolve: { conditions: [...conditions, 'browser'] },
        server: { headers: isolated },
        // What tests import, looked up before they run: found later, it would reload them.
        optimizeDeps: { entries: [inBrowser] },
        worker: { format: 'es' },
        test: {
          ...common,
          name: 'browser',
          include: [inBrowser],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: findChromium(), args: flags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
