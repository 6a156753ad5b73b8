import { configDefaults, defineConfig } from 'vitest/config';
import { TEMPORARY_FOLDER } from './test/support/memory-folder.ts';

/** What knows an hour, or a word of a language. The lint keeps the machine's zone out of everything else. */
const KNOWS_AN_HOUR = [
  'test/model/**/*.test.ts',
  'test/settings/**/*.test.ts',
  'test/analyse/days/**/*.test.ts',
  'test/render/words/**/*.test.ts',
  'test/render/texts/*.golden.test.ts',
  'test/store/snapshots.test.ts',
  'test/commands/command-line.test.ts',
  'test/commands/look-up/{ranges,weekly}.test.ts',
  'test/nights/traps.test.ts',
];
/** It looks at what is loaded, and here all files share it: `npm test` runs it apart. */
const LOOKS_AT_MODULES = 'test/render/words/opencc-loads.test.ts';

const inZone = (name: string, env: { TZ: string; LANG: string }) => ({
  extends: true as const,
  test: {
    name,
    env: { ...TEMPORARY_FOLDER, ...env },
    include: KNOWS_AN_HOUR,
    exclude: [...configDefaults.exclude, LOOKS_AT_MODULES],
  },
});

/** The readers' zone and a zone that is behind New York: `npm run test:zones`. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/no-network.ts', 'test/support/zone.ts'],
    maxWorkers: 2,
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      inZone('Beijing', { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }),
      inZone('Pacific', { TZ: 'America/Los_Angeles', LANG: 'en_US.UTF-8' }),
    ],
  },
});
