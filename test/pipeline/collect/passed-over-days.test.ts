import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { reference } from '../../support/days/days.ts';
import { FIRST_NIGHT, type StoreDesk, storeDesk } from '../../support/program/store-desk.ts';

/** A Tuesday of which the table never shows a figure. */
const CLOSED = '2024-12-17';
/** On the last of them one later day is complete, on the next morning all three are. */
const NIGHTS = ['2024-12-18T06:30:00Z', '2024-12-19T06:30:00Z', '2024-12-20T12:30:00Z'] as const;
const MORNING = '2024-12-21T06:30:00Z';
const MONDAY = '2024-12-23T07:00:00Z';
const LATER_DAYS = ['2024-12-18', '2024-12-19', '2024-12-20'] as const;

const WARNING = `warning: BTC, ETH: no publisher reports ${CLOSED}, and two later trading days are complete: runs and sums that reach over it are left out
  to do: if the exchanges were closed, `;

/** The row stands in the table with nothing but dashes. */
function showDashes({ publisher }: StoreDesk): void {
  for (const asset of ['BTC', 'ETH'])
    for (const { ticker, formerTickers } of reference.registry.of(asset))
      for (const column of [ticker, ...formerTickers])
        publisher.restated.set(`${asset}/${CLOSED}/${column}`, '');
}

const ROW = /<tr> <td><span class="tabletext">17 Dec 2024.*?<\/tr>\n/s;

/** The row is not there, and the foot does not count it. */
function showNoRow(store: StoreDesk): void {
  const { publisher } = store;
  showDashes(store);
  publisher.hostile.set('*', (page, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page.replace(ROW, ''));
  });
}

async function desk(shown: (store: StoreDesk) => void) {
  const store = await storeDesk();
  shown(store);
  const file = path.join(store.folder, 'etf-digest.json');
  return {
    ...store,
    file,
    textOf: (day: string) => readFileSync(path.join(store.folder, 'out', `${day}.md`), 'utf8'),
    declare: (settings: object) => writeFileSync(file, JSON.stringify(settings)),
    show: async (day: string) => (await store.run('show', day, '--now', MONDAY)).stdout,
    nights: async (nights: readonly string[]) => {
      for (const night of nights) expect(await store.nightly(night)).toMatchObject({ status: 0, stderr: '' });
    },
  };
}

test('a session that nobody reports is named from the second later one on; once declared, all is right', async () => {
  const { nights, nightly, textOf, declare, file, show, run } = await desk(showDashes);
  await nights([FIRST_NIGHT, ...NIGHTS]);
  const named = await nightly(MORNING);
  const mend = `make the settings file ${file}: {"closures": [{"day":"${CLOSED}"}]}\n`;
  expect(named).toMatchObject({ status: 0, stderr: WARNING + mend });
  expect(textOf('2024-12-20')).not.toContain('近 7 个交易日');
  expect(await show(CLOSED)).toBe('2024 年 12 月 17 日的数据尚未公布。\n');
  const state = await run('status', '--json', '--now', MORNING);
  expect(state.status).toBe(0);
  expect(JSON.parse(state.stdout)).toMatchObject({
    unreported: [{ tradingDay: CLOSED, assets: ['BTC', 'ETH'] }],
  });

  declare({ closures: [{ day: CLOSED }] });
  const declared = await nightly(MONDAY);
  expect(declared).toMatchObject({ status: 0, stdout: '' });
  expect(declared.stderr).toBe(
    `BTC: no longer: no publisher reports ${CLOSED}; told since 2024-12-21T06:30:00.000Z\n`,
  );
  // 223.1 + 597.6 + 428.9 + 636.9 + 275.3 − 671.9 − 277.0 = 1,212.9
  expect(textOf('2024-12-20')).toContain('比特币现货 ETF 近 7 个交易日合计净流入 12.13 亿美元');
  expect(textOf('2024-12-18')).toContain('连续 14 日净流入');
  expect(await show(CLOSED)).toBe('2024 年 12 月 17 日（周二）美股临时休市，无数据。\n');
  expect((await run('status', '--json', '--now', MONDAY)).stdout).toContain('"unreported": []');
  expect((await run('check', '--now', MONDAY)).stdout).toBe('0 faults, 0 warnings\n');

  const before = await desk(showDashes);
  before.declare({ closures: [{ day: CLOSED }] });
  await before.nights([FIRST_NIGHT, NIGHTS[2], MORNING]);
  for (const day of LATER_DAYS) expect(await show(day)).toBe(await before.show(day));
});

test('it is told again once a day, and where the file is there, the line goes into it', async () => {
  const { nights, nightly, declare, file } = await desk(showNoRow);
  declare({ closures: [{ day: '2024-12-24' }] });
  await nights([FIRST_NIGHT, ...NIGHTS]);
  const mend = `add {"day":"${CLOSED}"} to "closures" in the settings file ${file}\n`;
  expect((await nightly(MORNING)).stderr).toBe(WARNING + mend);
  await nights(['2024-12-21T06:45:00Z', '2024-12-21T18:00:00Z']);
  declare({ lang: 'zh-Hans' });
  expect((await nightly('2024-12-22T06:45:00Z')).stderr).toBe(
    `${WARNING}put "closures": [{"day":"${CLOSED}"}] into the settings file ${file}\n  since: 2024-12-21T06:30:00.000Z\n`,
  );
});
