import { expect, test } from 'vitest';
import type { Day, Instant } from '../../src/model/time.ts';
import { outcomesOf } from '../support/days/facts.ts';
import { type Driven, driveProgram, type Shown } from '../support/program/drive.ts';
import { type Alteration, alteredTables, carriedRecord } from '../support/publishers/record.ts';
import { startReplay } from '../support/publishers/replay.ts';
import { AMOUNT } from './amount.ts';
import { report } from './report.ts';
import { poll } from './winter.ts';

const PART = {
  start: '2026-01-28T06:00:00.000Z',
  end: '2026-02-07T00:00:00.000Z',
};

/** What no publisher did in the recorded winter; each long after the day's final edition. */
const ALTERATIONS: readonly (Alteration & { what: string })[] = [
  {
    what: 'a non-zero figure restated',
    ...{ asset: 'BTC', day: '2026-02-03', fund: 'IBIT', from: '60.0', to: '66.0' },
    at: '2026-02-06T15:10:00Z',
  },
  {
    what: 'a fill after settling',
    ...{ asset: 'ETH', day: '2026-01-28', fund: 'ETHE', from: '', to: '2.5' },
    at: '2026-02-03T15:10:00Z',
  },
  {
    what: 'a zero that becomes a figure',
    ...{ asset: 'BTC', day: '2026-01-30', fund: 'EZBC', from: '0.0', to: '4.4' },
    at: '2026-02-04T15:10:00Z',
  },
  {
    what: 'a zero withdrawn',
    ...{ asset: 'ETH', day: '2026-01-29', fund: 'TETH', from: '0.0', to: '' },
    at: '2026-02-02T15:10:00Z',
  },
  {
    what: 'a figure withdrawn',
    ...{ asset: 'BTC', day: '2026-02-02', fund: 'FBTC', from: '153.3', to: '' },
    at: '2026-02-05T15:10:00Z',
  },
];

const usd = (millions: string): number | null =>
  millions === '' ? null : Math.round(Number(millions) * 1_000_000);

/** The corrections of the day's own figures: the totals' and the funds'. */
function ownCorrections({ corrections, assets }: Shown): Shown['corrections'] {
  const tickers = Object.values(assets).flatMap(({ funds }) => funds.map((fund) => fund.ticker));
  return corrections.filter(({ what }) => what === 'total' || tickers.includes(what));
}

function totals({ asset, day, from, to }: Alteration): { before: number; after: number } {
  const before = outcomesOf(asset, day, day).get(day)?.totalUsd ?? Number.NaN;
  return { before, after: before - (usd(from) ?? 0) + (usd(to) ?? 0) };
}

const DAY_MS = 86_400_000;
const firstPoll = (polls: readonly Instant[], from: number): Instant =>
  polls.find((poll) => Date.parse(poll) >= from) ?? '';

/** A figure that is not zero is withdrawn once it has been blank for a day. */
function expectedCorrections(alteration: Alteration, polls: readonly Instant[]): Shown['corrections'] {
  const { asset, fund, from, to } = alteration;
  const isHeld = to === '' && usd(from) !== 0;
  const seen = firstPoll(polls, Date.parse(alteration.at));
  const at = isHeld ? firstPoll(polls, Date.parse(seen) + DAY_MS) : seen;
  const { before, after } = totals(alteration);
  const total = { at, asset, what: 'total', from: before, to: after };
  return [...(before === after ? [] : [total]), { at, asset, what: fund, from: usd(from), to: usd(to) }];
}

interface Edition {
  edition: string;
  writtenAt: Instant;
}
const editionsOf = (program: Driven, day: Day): Edition[] =>
  program.rows('SELECT edition, written_at AS writtenAt FROM digests WHERE day = ? ORDER BY id', day);

const stateAfter = ({ to }: Alteration): string => (to === '' ? 'settled' : 'final');

test('figures that move after the final edition are each corrected once', async () => {
  const replay = await startReplay(alteredTables(carriedRecord().tables, ALTERATIONS));
  const program = driveProgram(replay.url);
  const polls = await poll(program, replay, PART, AMOUNT.alteredPollMinutes);

  for (const alteration of ALTERATIONS) {
    const { asset, day, at, what } = alteration;
    const { before, after } = totals(alteration);
    const shown = await program.show(day, PART.end);
    expect(ownCorrections(shown), what).toEqual(expectedCorrections(alteration, polls));
    expect(shown.edition, what).toBe('correction');
    expect(shown.assets[asset], what).toMatchObject({ totalUsd: after, state: stateAfter(alteration) });
    const earlier = await program.show(day, new Date(at).toISOString());
    expect(earlier.assets[asset].totalUsd, what).toBe(before);
    expect(ownCorrections(earlier), what).toEqual([]);
    const kept = editionsOf(program, day);
    expect(kept.find(({ edition }) => edition === 'final')?.writtenAt, what).toSatisfy(
      (written: Instant) => written < at,
    );
    expect(kept.at(-1)?.edition, what).toBe('correction');
  }

  const others = await correctedElsewhere(program);
  const told = ALTERATIONS.map(({ what, asset, day }) => `${what} (${asset} ${day})`);
  report(
    `replay with ${ALTERATIONS.length} figures moved after the final edition: ${polls.length} polls, ` +
      `each corrected once: ${told.join(', ')}; own figures corrected on other days: ${others.length}`,
  );
  expect(others).toEqual([]);
});

/** The days and assets that correct a figure of their own although nobody altered it. */
async function correctedElsewhere(program: Driven): Promise<string[]> {
  const altered = ALTERATIONS.map(({ asset, day }) => `${asset} ${day}`);
  const days = program.rows<{ day: Day }>('SELECT DISTINCT day FROM digests ORDER BY day');
  const found: string[] = [];
  for (const { day } of days) {
    const corrected = ownCorrections(await program.show(day, PART.end)).map(({ asset }) => asset);
    found.push(...new Set(corrected.map((asset) => `${asset} ${day}`)));
  }
  return found.filter((one) => !altered.includes(one));
}
