import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/no-network.ts'],
    maxWorkers: 2,
    // a test that hangs ends some time; one on a machine ten times slower than ours ends well
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
