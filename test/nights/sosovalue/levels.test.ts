import { copyFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Ticker } from '../../../src/model/flow.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';
import { startJsonPublishers, type ToldDay } from '../../support/publishers/publishers-json.ts';

// Monday and Tuesday, each told after midnight New York
const [MONDAY, TUESDAY] = ['2024-12-16', '2024-12-17'] as const;
const [FIRST, SECOND] = ['2024-12-17T06:30:00Z', '2024-12-18T06:30:00Z'] as const;
const MONDAYS = {
  IBIT: { netAssetsUsd: 57_812_345_678, turnoverUsd: 4_112_345_678 },
  BTC: { netAssetsUsd: 3_912_345_678, turnoverUsd: 412_345_678 },
};

/** The flows of Farside’s nights, and what SoSoValue says beside them. */
const told = (day: string, more: Partial<ToldDay> = {}): ToldDay => ({
  day,
  funds: { IBIT: 418_200_000, BTC: 6_600_000 },
  totalUsd: 424_800_000,
  netAssets: {
    netAssetsUsd: 121_712_345_678,
    ratio: '0.0588',
    cumulativeUsd: 36_212_345_678,
    turnoverUsd: 6_212_345_678,
  },
  fundLevels: MONDAYS,
  ...more,
});

interface Shown {
  source: string;
  netAssetsUsd: number | null;
  netAssetsRatioPct: number | null;
  turnoverUsd: number | null;
  levelsSource: string | null;
  fundLevelsSource: string | null;
  cumulativeUsd: number | null;
  funds: { ticker: Ticker; netAssetsUsd: number | null; turnoverUsd: number | null }[];
}

async function newsroom() {
  const cwd = temporaryFolder();
  const [page, json] = [await startPublisher(FIRST), await startJsonPublishers({ BTC: [], ETH: [] })];
  onTestFinished(() => page.close());
  onTestFinished(() => json.close());
  const env = {
    ETF_DIGEST_SOURCES: 'farside,sosovalue',
    ETF_DIGEST_FARSIDE_URL: page.url,
    ETF_DIGEST_SOSOVALUE_URL: json.url,
  };
  const run = (now: string, ...args: string[]) =>
    runHere([...args, '--asset', 'btc', '--now', now], { cwd, env });
  return {
    cwd,
    json,
    run,
    night: (now: string, ...days: ToldDay[]) => {
      page.at = now;
      json.told = { BTC: days, ETH: [] };
      return run(now, 'collect');
    },
    shown: async (day: string, now: string, ...more: string[]): Promise<Shown> =>
      JSON.parse((await run(now, 'show', day, '--json', ...more)).stdout).assets.BTC,
  };
}

const levelsOf = ({ funds }: Shown, ticker: Ticker) => {
  const { netAssetsUsd, turnoverUsd } = funds.find((fund) => fund.ticker === ticker) ?? {};
  return { netAssetsUsd, turnoverUsd };
};
const UNKNOWN = { netAssetsUsd: null, turnoverUsd: null };

describe('SoSoValue beside Farside', () => {
  test('gives net assets and turnover of the funds and of all of them, by its name; the flows stay Farside’s', async () => {
    const { night, shown } = await newsroom();
    await night(FIRST, told(MONDAY));
    const monday = await shown(MONDAY, FIRST);
    expect(monday).toMatchObject({
      source: 'farside',
      netAssetsUsd: 121_712_345_678,
      netAssetsRatioPct: 5.88,
      turnoverUsd: 6_212_345_678,
      levelsSource: 'sosovalue',
      fundLevelsSource: 'sosovalue',
    });
    // in Farside's steps
    expect(monday.cumulativeUsd).toBeGreaterThan(30_000_000_000);
    expect((monday.cumulativeUsd ?? 0) % 100_000).toBe(0);
    expect(levelsOf(monday, 'IBIT')).toEqual(MONDAYS.IBIT);
    expect(levelsOf(monday, 'BTC')).toEqual(MONDAYS.BTC);
    expect(levelsOf(monday, 'FBTC')).toEqual(UNKNOWN);
  });

  test('they are those of the very day, also when it is looked up later, and of the reader’s moment', async () => {
    const { night, shown } = await newsroom();
    await night(FIRST, told(MONDAY));
    const tuesdays = { IBIT: { netAssetsUsd: 58_000_000_000, turnoverUsd: null } };
    await night(SECOND, told(MONDAY), told(TUESDAY, { fundLevels: tuesdays }));
    const [monday, tuesday] = [await shown(MONDAY, SECOND), await shown(TUESDAY, SECOND)];
    expect(levelsOf(monday, 'IBIT')).toEqual(MONDAYS.IBIT);
    expect(levelsOf(tuesday, 'IBIT')).toEqual(tuesdays.IBIT);
    expect(levelsOf(tuesday, 'BTC')).toEqual(UNKNOWN);
    expect(levelsOf(await shown(MONDAY, '2024-12-17T06:29:00Z'), 'IBIT')).toEqual(UNKNOWN);
    expect((await shown(MONDAY, '2024-12-17T06:29:00Z')).fundLevelsSource).toBeNull();
  });

  test('a night on which it was refused leaves the day without them', async () => {
    const { night, shown, json } = await newsroom();
    await night(FIRST, told(MONDAY));
    json.faults.set('/openapi', 403);
    await night(SECOND, told(MONDAY), told(TUESDAY));
    expect(await shown(TUESDAY, SECOND)).toMatchObject({
      source: 'farside',
      netAssetsUsd: null,
      fundLevelsSource: null,
    });
    expect(levelsOf(await shown(MONDAY, SECOND), 'IBIT')).toEqual(MONDAYS.IBIT);
  });

  test('those of a fund wait for its own flow, those of the others do not', async () => {
    const { night, shown } = await newsroom();
    await night(FIRST, told(MONDAY, { funds: { IBIT: null, BTC: 6_600_000 } }));
    const monday = await shown(MONDAY, FIRST);
    expect(levelsOf(monday, 'IBIT')).toEqual(UNKNOWN);
    expect(levelsOf(monday, 'BTC')).toEqual(MONDAYS.BTC);
    expect(monday).toMatchObject({ netAssetsUsd: null, levelsSource: null });
  });

  test('a restated one counts from then on, and the earlier is still known at its own moment', async () => {
    const { night, shown } = await newsroom();
    await night(FIRST, told(MONDAY));
    const restated = { ...MONDAYS, IBIT: { netAssetsUsd: 57_900_000_000, turnoverUsd: null } };
    const later = '2024-12-17T12:30:00Z';
    await night(later, told(MONDAY, { fundLevels: restated }));
    expect(levelsOf(await shown(MONDAY, later), 'IBIT')).toEqual({
      netAssetsUsd: 57_900_000_000,
      turnoverUsd: MONDAYS.IBIT.turnoverUsd,
    });
    expect(levelsOf(await shown(MONDAY, FIRST), 'IBIT')).toEqual(MONDAYS.IBIT);
  });

  test('a reader who asks for Farside’s flows alone is told them by their name, too', async () => {
    const { night, shown } = await newsroom();
    await night(FIRST, told(MONDAY));
    expect(await shown(MONDAY, FIRST, '--source', 'farside')).toMatchObject({
      source: 'farside',
      netAssetsUsd: 121_712_345_678,
      netAssetsRatioPct: 5.88,
      levelsSource: 'sosovalue',
      fundLevelsSource: 'sosovalue',
    });
  });

  test('one below zero refuses the page, and nothing of it is stored', async () => {
    const { night, shown } = await newsroom();
    const { stderr } = await night(
      FIRST,
      told(MONDAY, { fundLevels: { IBIT: { netAssetsUsd: -1, turnoverUsd: null } } }),
    );
    expect(stderr).toContain('list.0.netAssets.value: an amount below zero');
    expect(await shown(MONDAY, FIRST)).toMatchObject({ netAssetsUsd: null, fundLevelsSource: null });
  });

  test('a week has the net assets of its last day', async () => {
    const { night, run } = await newsroom();
    await night(FIRST, told(MONDAY));
    const { stdout } = await run(FIRST, 'weekly', '2024-W51', '--json');
    const { BTC } = JSON.parse(stdout).assets;
    expect(BTC).toMatchObject({ fundLevelsSource: 'sosovalue' });
    expect(BTC.funds[0]).toMatchObject({ ticker: 'IBIT', netAssetsUsd: MONDAYS.IBIT.netAssetsUsd });
  });
});

describe('SoSoValue’s past totals alone', () => {
  const HISTORY = path.join(import.meta.dirname, '../../fixtures/sosovalue/history-btc.fake.json');

  async function imported(savedAt: string) {
    const { cwd, run, shown } = await newsroom();
    const file = path.join(cwd, 'history.json');
    copyFileSync(HISTORY, file);
    utimesSync(file, new Date(savedAt), new Date(savedAt));
    const now = '2024-12-01T12:00:00Z';
    expect(await run(now, 'import', file, '--source', 'sosovalue')).toMatchObject({ status: 0 });
    return (day: string) => shown(day, now);
  }

  test('give the net assets of a past day beside Farside’s flows; the newest day on the page may still grow', async () => {
    const at = await imported('2024-05-01T12:00:00Z');
    expect(await at('2024-04-12')).toMatchObject({
      source: 'farside',
      netAssetsUsd: 56_220_000_001,
      netAssetsRatioPct: null,
      turnoverUsd: 1,
      levelsSource: 'sosovalue',
      fundLevelsSource: null,
    });
    expect(await at('2024-04-15')).toMatchObject({ netAssetsUsd: null, levelsSource: null });
    expect(await at('2024-04-16')).toMatchObject({ netAssetsUsd: null, levelsSource: null });
  });

  test('do not, when the page was saved while a fund may still have come', async () => {
    const at = await imported('2024-04-16T12:00:00Z');
    expect(await at('2024-04-12')).toMatchObject({ netAssetsUsd: null, levelsSource: null });
  });
});
