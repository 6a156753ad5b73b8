import { defineConfig } from 'vitest/config';

/** Whole winters, kills and mutations: `npm run test:slow`. */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.slow.ts'],
    globalSetup: ['test/support/build.ts', 'test/slow/report.ts'],
    setupFiles: ['test/support/no-network.ts'],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
