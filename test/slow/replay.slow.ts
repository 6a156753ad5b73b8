import { test } from 'vitest';
import { hasRecord } from '../support/publishers/record.ts';
import { replayHalfHours } from './half-hours.ts';
import { WINTER } from './winter.ts';

test.skipIf(!hasRecord)(
  'the winter, polled every half hour: no final total is ever another (skipped where ../shared is absent)',
  { timeout: 3_600_000 },
  () => replayHalfHours(WINTER),
);
