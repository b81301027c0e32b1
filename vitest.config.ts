import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { pictureServer } from './packages/runtime-web/src/images/fixtures/pictureServer.ts';
import { modelServer } from './packages/runtime-web/src/store/fixtures/modelServer.ts';
import { findChromium, flags } from './tools/browser/chromium.js';
import { onNode } from './tools/browser/onNode.js';
import { runOnNode } from './tools/browser/runOnNode.js';
import { isolating } from './tools/browser/serveFolder.js';

const conditions = ['@tweedie/source', 'module'];
const resolve = { conditions };
const common = { testTimeout: 60_000, restoreMocks: true };
const inBrowser = '{packages,apps}/*/src/**/*.browser.test.{ts,tsx}';

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
            'benchmarks/src/**/*.test.ts',
          ],
          exclude: [inBrowser],
        },
      },
      {
        resolve: { conditions: [...conditions, 'browser'] },
        ssr: { resolve },
        plugins: [modelServer(), pictureServer()],
        server: { headers: isolating },
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
            commands: { onNode, runOnNode },
            provider: playwright({ launchOptions: { executablePath: findChromium(), args: flags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
