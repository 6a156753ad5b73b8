import { configDefaults, defineConfig } from 'vitest/config';
import { TEMPORARY_FOLDER } from './test/support/memory-folder.ts';

/** They change a module for themselves, or look at what is loaded: each has a process of its own. */
const APART = [
  'test/disk/two-writers.test.ts',
  'test/nights/full-disk.test.ts',
  'test/render/words/opencc-loads.test.ts',
];

export default defineConfig({
  test: {
    env: TEMPORARY_FOLDER,
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/no-network.ts'],
    maxWorkers: 2,
    // a test that hangs ends some time; one on a machine ten times slower than ours ends well
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...APART],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
