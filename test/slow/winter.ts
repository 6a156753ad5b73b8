import { expect } from 'vitest';
import type { Day, Instant } from '../../src/model/time.ts';
import { type Outcome, outcomesOf } from '../support/days/facts.ts';
import type { KnownAsset } from '../support/known-assets.ts';
import { type Driven, moments, type ShownAsset } from '../support/program/drive.ts';
import type { Publisher } from '../support/publishers/publisher.ts';
import { carriedRecord, type NightRecord, winterRecord } from '../support/publishers/record.ts';
import { IS_SEEDED } from './amount.ts';

/** A part of the recorded winter: when it is polled, and the trading days that are complete by then. */
export interface Part {
  record: NightRecord;
  start: Instant;
  end: Instant;
  firstDay: Day;
  lastDay: Day;
  /** days without trading: holidays, Mondays, a Saturday and a Sunday */
  closed: readonly Day[];
}

/** The nights that the project carries. */
const CARRIED: Part = {
  record: carriedRecord(),
  start: '2026-01-28T06:00:00.000Z',
  end: '2026-02-10T08:00:00.000Z',
  firstDay: '2026-01-28',
  lastDay: '2026-02-06',
  closed: ['2026-01-31', '2026-02-01', '2026-02-07', '2026-02-08'],
};

const winter = IS_SEEDED ? null : winterRecord();
/** The whole winter in the whole run, where ../shared holds it; else the nights that are carried. */
export const WINTER: Part = !winter
  ? CARRIED
  : {
      record: winter,
      start: '2025-11-20T00:00:00.000Z',
      end: '2026-02-26T23:30:00.000Z',
      firstDay: '2025-11-20',
      lastDay: '2026-02-25',
      closed: [
        ...['2025-11-27', '2025-12-25', '2026-01-01', '2026-01-19', '2026-02-16', '2026-02-07', '2026-02-08'],
      ],
    };
export const ASSETS: readonly KnownAsset[] = ['BTC', 'ETH'];

/** The days that a fund never reported: they are settled, all others are final. */
export const NEVER_FILLED: Record<string, string[]> = {
  'ETH 2026-01-21': ['TETH'],
  'ETH 2026-01-28': ['ETHE'],
};

/** Told of a row that is not taken. */
const OLDER_COPY = /^(warning: the row of \S+ lacks figures that it had: .*\n)*$/;

/**
 * Polls at each moment, whether nightly would ask or not; of a page that is all right nothing is said on standard error but that
 * a row is from an older copy.
 */
export async function poll(
  program: Driven,
  replay: Publisher,
  { start, end }: Pick<Part, 'start' | 'end'>,
  everyMinutes: number,
  afterEach: (at: Instant) => Promise<void> = async () => {},
): Promise<Instant[]> {
  const polls = moments(start, end, everyMinutes);
  for (const at of polls) {
    replay.at = at;
    const collected = await program.run(['collect'], at);
    expect(collected, at).toMatchObject({ status: 0, stderr: expect.stringMatching(OLDER_COPY) });
    expect(await program.run(['nightly'], at), at).toMatchObject({ status: 0, stderr: '' });
    await afterEach(at);
  }
  return polls;
}

/** What came to stand in the end, by asset and day. */
export function outcomes({ firstDay, lastDay, record }: Part): Record<KnownAsset, Map<Day, Outcome>> {
  const of = (asset: KnownAsset) => outcomesOf(asset, firstDay, lastDay, record.facts);
  return { BTC: of('BTC'), ETH: of('ETH') };
}

/** An asset on a day, as far as figures and state go. */
interface Account {
  state: string;
  totalUsd: number | null;
  funds: Record<string, number>;
  pending: string[];
}

/** Every day of the part as the program shows it at its end. */
export async function accountsOf(program: Driven, part: Part): Promise<Record<string, Account>> {
  const accounts: Record<string, Account> = {};
  for (const day of outcomes(part).BTC.keys()) {
    const { assets } = await program.show(day, part.end);
    for (const asset of ASSETS) accounts[`${asset} ${day}`] = accountOf(assets[asset]);
  }
  return accounts;
}

function accountOf({ state, totalUsd, funds }: ShownAsset): Account {
  const reported = funds.flatMap(({ ticker, flowUsd }) => (flowUsd === null ? [] : [[ticker, flowUsd]]));
  const pending = funds.filter((fund) => fund.flowUsd === null).map((fund) => fund.ticker);
  return { state, totalUsd, funds: Object.fromEntries(reported), pending };
}

/** The same from the figures to check against. */
export function expectedAccounts(part: Part): Record<string, Account> {
  const accounts: Record<string, Account> = {};
  for (const [asset, days] of Object.entries(outcomes(part))) {
    for (const [day, outcome] of days) {
      const pending = NEVER_FILLED[`${asset} ${day}`] ?? [];
      accounts[`${asset} ${day}`] = { state: pending.length > 0 ? 'settled' : 'final', ...outcome, pending };
    }
  }
  return accounts;
}

/** A day without trading has no edition and no figure in the store, and is shown as closed. */
export async function expectClosedDaysUnsaid(program: Driven, { closed, end }: Part): Promise<void> {
  for (const day of closed) {
    const { assets } = await program.show(day, end);
    for (const asset of ASSETS) expect(assets[asset], day).toMatchObject({ state: 'closed', totalUsd: null });
    expect(program.rows('SELECT 1 FROM digests WHERE day = ?', day), day).toEqual([]);
    expect(program.rows('SELECT 1 FROM observations WHERE day = ?', day), day).toEqual([]);
  }
}

/** The figures that were shown once and withdrawn, as `asset day`, one entry a fund. */
export function withdrawals(program: Driven): string[] {
  return program
    .rows<{ asset: KnownAsset; day: Day }>('SELECT asset, day FROM observations WHERE flow_usd IS NULL')
    .map(({ asset, day }) => `${asset} ${day}`);
}
