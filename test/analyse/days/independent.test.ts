import { expect, test } from 'vitest';
import { areIndependent, type SourceAccount } from '../../../src/analyse/days/asset-sources.ts';

const telling = (...origins: string[]): SourceAccount => ({
  asset: 'BTC',
  source: 'one',
  origins,
  speaks: true,
  resolutionUsd: 1,
  days: [],
  netAssets: [],
});

test('who repeats two publishers is a second opinion on neither, nor on another that repeats one of them', () => {
  const tftc = telling('sosovalue', 'farside');
  for (const other of ['sosovalue', 'farside']) expect(areIndependent(tftc, telling(other))).toBe(false);
  expect(areIndependent(telling('farside'), tftc)).toBe(false);
  expect(areIndependent(tftc, telling('theblock'))).toBe(true);
  expect(areIndependent(telling('sosovalue'), telling('farside'))).toBe(true);
});
