import { expect, test } from 'vitest';
import { checked, FIRST_NIGHT, type StoreDesk, storeDesk } from '../../support/program/store-desk.ts';
import { farsidePage } from '../../support/publishers/farside-page.ts';

const FULL = '/bitcoin-etf-flow-all-data/';
const COPY = '/wp-json/wp/v2/pages?slug=bitcoin-etf-flow-all-data';
const SHORT = '/btc/';
const NEXT_NIGHT = '2024-12-18T06:30:00Z';
const THIRD_NIGHT = '2024-12-19T06:30:00Z';

/** A store that has every day, and a publisher that changes one far behind its short page. */
async function changedPast(): Promise<StoreDesk> {
  const desk = await storeDesk();
  await desk.nightly(FIRST_NIGHT);
  // it was 870.0, and the short page begins in November
  desk.publisher.restated.set('BTC/2024-10-30/IBIT', '907.8');
  desk.publisher.requests.length = 0;
  return desk;
}

const collect = (desk: StoreDesk, at: string) => {
  desk.publisher.at = at;
  return desk.run('collect', '--now', at);
};
const askedFor = ({ publisher }: StoreDesk, path: string) =>
  publisher.requests.filter((one) => one === path).length;
const feet = async (desk: StoreDesk, at: string) =>
  (await checked(desk, at)).findings.filter(({ check }) => check === 'lifetimes');

const DIFFERS =
  /^warning: BTC: farside: the lifetimes at the foot of the page are not the sums of its days: IBIT \d+, by its days \d+(\.\d)?; Total \d+, by its days \d+(\.\d)? \(US\$ millions\)\n {2}to do: .*etf-digest collect --full.*\n$/;

test('a figure that changed behind the short page has the page of all days read, and is right without a word', async () => {
  const desk = await changedPast();
  const night = await desk.nightly(NEXT_NIGHT);
  expect(night).toMatchObject({ status: 0, stderr: '' });
  expect(askedFor(desk, FULL)).toBe(1);
  expect(
    desk.rows(
      "SELECT flow_usd AS usd FROM observations WHERE asset = 'BTC' AND day = '2024-10-30' AND ticker = 'IBIT' ORDER BY id DESC LIMIT 1",
    ),
  ).toEqual([{ usd: 907_800_000 }]);
  expect(await feet(desk, NEXT_NIGHT)).toEqual([]);
  await collect(desk, THIRD_NIGHT);
  expect(askedFor(desk, FULL)).toBe(1);
});

test('where the page of all days is refused the difference is told once a day, and the page asked for once a day', async () => {
  const desk = await changedPast();
  desk.publisher.faults.set(FULL, '403').set(COPY, '403');
  const night = await desk.nightly(NEXT_NIGHT);
  expect(night.status).toBe(0);
  expect(night.stdout).toContain('12 月 17 日');
  expect(night.stderr).toMatch(/^warning: BTC: .*bitcoin-etf-flow-all-data\/: the page was refused$/m);
  const said = night.stderr.slice(night.stderr.indexOf('warning: BTC: farside: the lifetimes'));
  expect(said).toMatch(DIFFERS);
  expect(said.length).toBeLessThan(1_000);
  await collect(desk, '2024-12-18T07:00:00Z');
  expect(askedFor(desk, FULL)).toBe(1);
  for (const at of ['2024-12-18T23:00:00Z', '2024-12-19T03:00:00Z'])
    expect((await desk.nightly(at)).stderr).not.toContain('lifetimes');
  expect(askedFor(desk, SHORT)).toBe(4);
  expect(askedFor(desk, FULL)).toBe(1);
  const later = await desk.nightly(THIRD_NIGHT);
  expect(later.stderr).toMatch(/lifetimes at the foot[\s\S]*since: 2024-12-18T06:30:00/);
  expect(askedFor(desk, FULL)).toBe(2);
  desk.publisher.faults.clear();
  const mended = await collect(desk, '2024-12-20T06:30:00Z');
  expect(mended.stderr).toMatch(/BTC: no longer: the lifetimes at the foot .*; told since 2024-12-18/);
  expect(await feet(desk, '2024-12-20T07:00:00Z')).toEqual([]);
});

test('a difference stands while the page is refused, and is not called well again', async () => {
  const desk = await changedPast();
  desk.publisher.faults.set(FULL, '403').set(COPY, '403');
  await collect(desk, NEXT_NIGHT);
  desk.publisher.faults.set('*', '503');
  const refused = await desk.nightly('2024-12-18T23:00:00Z');
  expect(refused.stderr).toContain('BTC was not delivered');
  expect(refused.stderr).not.toContain('lifetimes');
  desk.publisher.faults.delete('*');
  const back = await desk.nightly('2024-12-18T23:30:00Z');
  expect(back.stderr).toContain('well again');
  expect(back.stderr).not.toContain('lifetimes');
  expect(askedFor(desk, FULL)).toBe(1);
});

test('check says the same from the store alone: text, JSON, status 5', async () => {
  const desk = await changedPast();
  desk.publisher.faults.set(FULL, '403').set(COPY, '403');
  await collect(desk, NEXT_NIGHT);
  desk.publisher.requests.length = 0;
  const { status, findings } = await checked(desk, NEXT_NIGHT);
  expect(status).toBe(5);
  expect(findings).toEqual([
    {
      check: 'lifetimes',
      weight: 'fault',
      asset: 'BTC',
      day: '2024-12-17',
      source: 'farside',
      what: expect.stringMatching(/^the lifetimes at the foot of the page .*: IBIT \d+, by its days/),
      mend: expect.stringContaining('etf-digest import FILE --source farside --asset btc'),
    },
  ]);
  const { stdout } = await desk.run('check', '--now', NEXT_NIGHT);
  expect(stdout).toMatch(/^fault: lifetimes, 2024-12-17 BTC farside: .*IBIT .*\n {2}to do: .*\n1 faults/);
  expect(desk.publisher.requests).toEqual([]);
});

test('a page without a foot, or with one that nobody understands, is no difference', async () => {
  const desk = await changedPast();
  const without = [/<tr> <td><span class="tabletext">Total<.*\n/, ''] as const;
  const unclear = [/(<span class="tabletext">Total<.*?tabletext">)[\d,.]+/, '$1n/a'] as const;
  for (const [at, [foot, other]] of [
    [NEXT_NIGHT, without],
    [THIRD_NIGHT, unclear],
  ] as const) {
    desk.publisher.hostile.set(SHORT, (page, response) => {
      expect(page).toMatch(foot);
      response.writeHead(200, { 'content-type': 'text/html' }).end(page.replace(foot, other));
    });
    expect(await collect(desk, at)).toMatchObject({ status: 0, stderr: '' });
  }
  expect(askedFor(desk, SHORT)).toBe(2);
  expect(askedFor(desk, FULL)).toBe(0);
});

test('a store that lacks a day since launch is not held against a foot', async () => {
  const desk = await storeDesk();
  desk.publisher.faults.set(FULL, '403').set(COPY, '403');
  const night = await desk.nightly(FIRST_NIGHT, '--empty');
  expect(night.stderr).not.toContain('lifetimes');
  expect(await feet(desk, FIRST_NIGHT)).toEqual([]);
});

test('an import says it too, and names the fund', async () => {
  const desk = await storeDesk();
  await desk.nightly(FIRST_NIGHT);
  const cells = desk.rows<{ ticker: string; usd: number; lifetime: number }>(
    `SELECT ticker, sum(iif(day = '2024-12-16', flow_usd, 0)) AS usd, sum(flow_usd) AS lifetime
     FROM observations WHERE asset = 'BTC' GROUP BY ticker`,
  );
  const page = (lifetimes: [string, string][]) =>
    farsidePage({
      asset: 'BTC',
      full: false,
      columns: cells.map(({ ticker }) => ticker),
      rows: [{ day: '2024-12-16', cells: cells.map(({ usd }) => (usd / 1e6).toFixed(1)) }],
      lifetimes: new Map(lifetimes),
    });
  const right = cells.map(({ ticker, lifetime }): [string, string] => [ticker, (lifetime / 1e6).toFixed(1)]);
  const at = '2024-12-17T07:00:00Z';
  expect(await desk.importPage(page(right), at, at)).toMatchObject({ status: 0, stderr: '' });
  const imported = await desk.importPage(page([...right, ['IBIT', '99999.0']]), at, at);
  expect(imported.status).toBe(0);
  expect(imported.stderr).toMatch(
    /^warning: the lifetimes at the foot .*: IBIT 99999, by its days \d+\.\d \(US\$ millions\)\n {2}to do: /,
  );
});
