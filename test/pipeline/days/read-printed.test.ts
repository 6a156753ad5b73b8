import { describe, expect, test } from 'vitest';
import type { PrintedFigures } from '../../../src/analyse/facts/printed-figures.ts';
import { saysTheSame } from '../../../src/analyse/facts/says-the-same.ts';
import { readPrinted } from '../../../src/pipeline/days/read-printed.ts';

const FIGURES = {
  source: 'farside',
  state: 'final',
  totalUsd: -54_900_000,
  publishedUsd: -54_900_000,
  funds: { IBIT: 0, FBTC: -25_600_000, GBTC: -29_300_000 },
  derived: { cumulative: 24_159_100_000 },
} as const;
const differences = [
  { ticker: 'FBTC', flowUsd: -25_600_000, otherUsd: 0 },
  { ticker: 'BRK.B', flowUsd: 1, otherUsd: 7_000_000 },
];

const stored = (opinion: unknown) => readPrinted(JSON.stringify({ BTC: { ...FIGURES, opinion } }));

describe('what an edition in the store says of another publisher', () => {
  test.each([
    ['sosovalue agree', { source: 'sosovalue', verdict: 'agree', differences: [] }],
    ['the-block not comparable', { source: 'the-block', verdict: 'not comparable', differences: [] }],
    [
      'sosovalue differ FBTC -25600000 0 BRK.B 1 7000000',
      { source: 'sosovalue', verdict: 'differ', differences },
    ],
  ] as const)('is read from the words of earlier versions: %s', (words, opinion) => {
    expect(stored(words)).toEqual({ BTC: { ...FIGURES, opinion } });
    expect(stored(opinion)).toEqual(stored(words));
    const now: PrintedFigures = { BTC: { ...FIGURES, opinion } };
    expect(saysTheSame(stored(words), now)).toBe(true);
    const others = { ...opinion, differences: [{ ticker: 'IBIT', flowUsd: 0, otherUsd: 1 }] };
    expect(saysTheSame(stored(words), { BTC: { ...FIGURES, opinion: others } })).toBe(false);
  });

  test('is nothing in editions that kept none, nor a source or sums', () => {
    const { source: _, derived: __, ...oldest } = FIGURES;
    expect(readPrinted(JSON.stringify({ ETH: oldest }))).toEqual({
      ETH: { ...FIGURES, derived: {}, opinion: null },
    });
    expect(stored(null).BTC?.opinion).toBeNull();
  });
});
