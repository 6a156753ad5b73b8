import { asDay } from '../../../model/time.ts';
import type { Sample } from '../../../render/template-check/sample.ts';
import { every, funds } from './changes.ts';
import { extended } from './scene.ts';
import { bothOn, btcDay, digestOf, type Stock } from './stock.ts';

/** A day before which nothing runs. */
const QUIET = asDay('2024-10-07');
/** The day after a run of seven days in. */
const TURN = asDay('2024-11-01');
const MIXED = { IBIT: 40, FBTC: 20, BITB: -15, ARKB: -10, GBTC: -5, BTC: 0 };

/** Complete days: what titles say of them, and what may be missing. */
export function completeDays(stock: Stock): Sample[] {
  const { btc, eth, reference } = stock;
  const border = '2025-01-06';
  return [
    { kind: 'a run is broken', facts: bothOn(stock, TURN) },
    { kind: 'a run goes on', facts: bothOn(stock, asDay('2024-09-03')) },
    {
      kind: 'all funds out',
      facts: bothOn(
        stock,
        asDay('2024-11-15'),
        every((i) => -3 * (i + 1)),
      ),
    },
    {
      kind: 'all funds in',
      facts: btcDay(
        stock,
        QUIET,
        every((i) => 4 * (i + 1)),
      ),
    },
    { kind: 'only one fund in', facts: bothOn(stock, asDay('2024-10-02')) },
    {
      kind: 'only one fund out',
      facts: btcDay(
        stock,
        QUIET,
        every((i) => 5 * (i + 1)),
        funds({ GBTC: -12.3 }),
      ),
    },
    {
      kind: 'a record since a day',
      facts: btcDay(
        stock,
        QUIET,
        every(() => 0),
        funds({ ...MIXED, IBIT: 700 }),
      ),
    },
    {
      kind: 'a record since launch, above 10 亿',
      facts: btcDay(
        stock,
        QUIET,
        every(() => 0),
        funds({ ...MIXED, IBIT: 1512.4 }),
      ),
    },
    { kind: 'Ethereum leads, a record since launch', facts: bothOn(stock, asDay('2024-12-05')) },
    {
      kind: 'one fund is all of it',
      facts: bothOn(
        stock,
        QUIET,
        every(() => 0),
        funds({ IBIT: 120.5, ETHA: 30.2 }),
      ),
    },
    {
      kind: 'one fund is nearly all of it',
      facts: btcDay(
        stock,
        QUIET,
        every(() => 0),
        funds({ IBIT: 120.5, FBTC: 10, GBTC: -5 }),
      ),
    },
    {
      kind: 'a fund leads',
      facts: btcDay(
        stock,
        QUIET,
        every(() => 0),
        funds(MIXED),
      ),
    },
    {
      kind: 'two funds lead alike',
      facts: btcDay(
        stock,
        QUIET,
        every(() => 0),
        funds({ ...MIXED, FBTC: 40 }),
      ),
    },
    {
      kind: 'the funds cancel out',
      facts: btcDay(
        stock,
        QUIET,
        every(() => 0),
        funds({ FBTC: 10, GBTC: -6, BITB: -4 }),
      ),
    },
    {
      kind: 'nothing moved',
      facts: bothOn(
        stock,
        QUIET,
        every(() => 0),
      ),
    },
    {
      kind: 'a zero day ends a run',
      facts: btcDay(
        stock,
        TURN,
        every(() => 0),
      ),
    },
    { kind: 'the first day of all', facts: bothOn(stock, asDay('2024-01-11')) },
    { kind: 'before the Ethereum ETFs', facts: bothOn(stock, asDay('2024-03-12')) },
    {
      kind: 'the first day of the Ethereum ETFs',
      facts: bothOn(stock, asDay('2024-07-23')),
    },
    { kind: 'the first day of a fund', facts: bothOn(stock, asDay('2024-07-31')) },
    { kind: 'one cell was never filled', facts: bothOn(stock, asDay('2024-11-20')) },
    {
      kind: 'several cells were never filled',
      facts: btcDay(stock, TURN, funds({ HODL: null, BTCW: null, EZBC: null, BRRR: null })),
    },
    {
      kind: 'written later, with the date',
      facts: digestOf(asDay('2024-10-31'), [btc, eth], { wording: 'dated' }),
    },
    {
      kind: 'a trend over the turn of the year',
      facts: digestOf(asDay(border), [extended(btc, asDay(border), reference)]),
    },
  ];
}
