import { describe, expect, test } from 'vitest';
import { reference } from '../support/days/days.ts';
import { CARRIED, FACTS, outcomesOf } from '../support/days/facts.ts';
import { printedItems, wholeItems } from '../support/days/printed.ts';
import { KNOWN_ASSETS } from '../support/known-assets.ts';
import {
  carriedRecord,
  changesUntil,
  type RecordedTable,
  winterRecord,
} from '../support/publishers/record.ts';

describe('the carried figures', () => {
  test.each(KNOWN_ASSETS)('%s: every trading day is there, and its funds add up to its Total', (asset) => {
    const days = CARRIED.days[asset].map(({ day }) => day);
    expect(days).toEqual(reference.calendar.tradingDays(days[0] ?? '', '2026-02-06'));
    expect(days.length).toBe(asset === 'BTC' ? 520 : 388);
    for (const [day, { totalUsd, funds }] of outcomesOf(asset, '2024-01-11', CARRIED.lastDay)) {
      const sum = Object.values(funds).reduce((all, usd) => all + usd, 0);
      expect(Math.abs(sum - totalUsd), day).toBeLessThanOrEqual(50_000);
    }
  });

  // beside the project lie more of them: what is carried was copied right
  test.each(FACTS.filter((facts) => facts !== CARRIED))('are $name, day by day', ({ days }) => {
    for (const asset of KNOWN_ASSETS) {
      const same = days[asset].filter(({ day }) => day <= CARRIED.lastDay);
      expect(CARRIED.days[asset]).toEqual(same);
    }
  });
});

describe('the carried nights', () => {
  const { tables } = carriedRecord();
  const at = (table: RecordedTable, moment: string) =>
    Object.assign({}, ...changesUntil(table, moment).map(({ rows }) => rows));

  test.each(KNOWN_ASSETS)('%s: end in the carried figures', (asset) => {
    const { columns, changes } = tables[asset];
    expect(changes.length).toBeGreaterThan(55);
    const rows = at(tables[asset], changes.at(-1)?.at ?? '');
    for (const { day, funds, total } of CARRIED.days[asset])
      expect(rows[day], day).toEqual([...columns.map((ticker) => funds[ticker] ?? ''), total]);
  });

  const winter = winterRecord();
  test.each(winter ? [winter] : [])('are those of the recorded winter, change by change', (whole) => {
    for (const asset of KNOWN_ASSETS) {
      const { columns, changes } = tables[asset];
      const [first, ...later] = changes;
      const last = later.at(-1)?.at ?? '';
      const same = whole.tables[asset].changes.filter((one) => one.at > (first?.at ?? '') && one.at <= last);
      expect([columns, later]).toEqual([whole.tables[asset].columns, same]);
    }
  });
});

const whole = wholeItems();
test.each(whole.length > 0 ? [whole] : [])('the carried items are those that were printed', (...items) => {
  expect(printedItems()).toEqual(items);
});
