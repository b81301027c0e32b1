import { defineConfig } from 'vitest/config';

const conditions = ['@tweedie/source', 'import', 'module', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'examples/*/src/**/*.test.ts',
      'examples/plugins/*/src/**/*.test.ts',
    ],
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
