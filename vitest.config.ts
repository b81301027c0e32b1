import { defineConfig } from 'vitest/config';

const conditions = ['@tweedie/source', 'module'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'examples/*/src/**/*.test.ts',
      'examples/plugins/*/src/**/*.test.ts',
    ],
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
