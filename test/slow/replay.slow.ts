import { test } from 'vitest';
import { replayHalfHours } from './half-hours.ts';
import { WINTER } from './winter.ts';

test('the recorded nights, polled again and again: no final total is ever another', () =>
  replayHalfHours(WINTER));
