import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The winter takes as long as all the others together: it begins first, and they run beside it. */
class WinterFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWinter = ({ moduleId }: TestSpecification) => moduleId.endsWith('/replay.slow.ts');
    return files.toSorted((a, b) => Number(isWinter(b)) - Number(isWinter(a)));
  }
}

/** Whole winters, kills and mutations: `npm run test:slow`; a seeded part of each: `npm run test:seeded`. */
export default defineConfig(({ mode }) => ({
  test: {
    env: { SLOW_PART: mode === 'seeded' ? 'seeded' : 'whole' },
    include: ['test/slow/**/*.slow.ts'],
    globalSetup: ['test/support/build.ts', 'test/slow/report.ts'],
    setupFiles: ['test/support/no-network.ts'],
    sequence: { sequencer: WinterFirst },
    maxWorkers: 2,
    // what hangs ends some time; what runs on a machine ten times slower ends well
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
}));
