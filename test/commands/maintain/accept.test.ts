import { describe, expect, test } from 'vitest';
import { played } from '../../support/program/played.ts';
import {
  checked,
  FIRST_NIGHT,
  type StoreDesk,
  storeBytes,
  storeDesk,
} from '../../support/program/store-desk.ts';

const NIGHT = '2024-12-18T06:30:00Z';
const REASON = 'both days restated, seen on the page';

/** A store of one night, and a page after it that restates two past days of BTC and was refused. */
async function restatedDesk(): Promise<StoreDesk & { id: string; said: string }> {
  const desk = await storeDesk();
  const { stderr } = await played(restatedDesk, desk, async () => {
    await desk.nightly(FIRST_NIGHT);
    desk.publisher.restated.set('BTC/2024-12-16/IBIT', '420.2').set('BTC/2024-12-13/FBTC', '98.5');
    return desk.nightly(NIGHT);
  });
  return { ...desk, id: /etf-digest accept (\d+)/.exec(stderr)?.[1] ?? '', said: stderr };
}

interface Kept {
  id: number;
  verdict: string;
  reason: string | null;
  note: string | null;
}

const btcPages = ({ rows }: StoreDesk): Kept[] =>
  rows<Kept>(
    "SELECT id, verdict, reason, note FROM snapshots WHERE asset = 'BTC' AND via <> 'bundled' ORDER BY id",
  );

/** A release ends the failure, and the next night says no more than that. */
const WELL_AGAIN = /^((BTC|ETH)( is delivered again|: farside is well again).*\n)*$/;

/** The whole BTC row of a day with its Total replaced. */
const withTotal = (from: string, to: string) => (page: string) => page.replace(`>${from}<`, `>${to}<`);

describe('a page that restates two past days', () => {
  test('is refused, and the message names the snapshot and the command', async () => {
    const desk = await restatedDesk();
    expect(desk.said).toContain('reported figures of 2 past days changed at once');
    const refused = btcPages(desk).filter(({ verdict }) => verdict === 'refused');
    expect(refused.map(({ id }) => String(id))).toEqual([desk.id]);
    expect(desk.said).toContain(`it is kept as snapshot ${desk.id}; `);
    expect(desk.said).toContain(`etf-digest accept ${desk.id} --reason "…"`);
  });

  test('is released with its reason; the refusal stays beside it, and the figures point to the release', async () => {
    const desk = await restatedDesk();
    const released = await desk.run('accept', desk.id, '--reason', REASON);
    expect(released).toMatchObject({ status: 0, stderr: expect.stringContaining('etf-digest nightly') });
    expect(released.stdout).toMatch(
      new RegExp(`^snapshot ${desk.id} \\(BTC, .*/btc/, 2024-12-18T06:30.*\\) released: 13 new figures\n$`),
    );
    expect(btcPages(desk).slice(1)).toMatchObject([
      { id: Number(desk.id), verdict: 'refused', reason: expect.any(String), note: null },
      { verdict: 'accepted', reason: null, note: REASON },
    ]);
    expect(
      desk.rows(
        `SELECT o.day, o.ticker, o.flow_usd AS usd, s.note, s.fetched_at AS at FROM observations o JOIN snapshots s ON s.id = o.snapshot
         WHERE s.note IS NOT NULL AND o.day < '2024-12-17' ORDER BY o.day`,
      ),
    ).toEqual([
      { day: '2024-12-13', ticker: 'FBTC', usd: 98_500_000, note: REASON, at: '2024-12-18T06:30:00.000Z' },
      { day: '2024-12-16', ticker: 'IBIT', usd: 420_200_000, note: REASON, at: '2024-12-18T06:30:00.000Z' },
    ]);
  });

  test('the next nightly writes the corrections once, and takes the same page from then on', async () => {
    const desk = await restatedDesk();
    await desk.run('accept', desk.id, '--reason', REASON, '--now', '2024-12-18T07:00:00Z');
    const next = await desk.nightly('2024-12-18T08:30:00Z');
    expect(next).toMatchObject({ status: 0, stderr: expect.stringMatching(WELL_AGAIN) });
    expect(next.stdout.match(/^加密 ETF 12 月 1\d 日数据更正：/gm)).toEqual([
      '加密 ETF 12 月 16 日数据更正：',
    ]);
    expect(next.stdout).toContain('加密 ETF 12 月 17 日数据概况');
    expect(await desk.nightly('2024-12-18T09:30:00Z')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await checked(desk, '2024-12-18T09:30:00Z')).findings).toEqual([]);
  });

  test('days that a newer page has shown are left as they are', async () => {
    const desk = await restatedDesk();
    desk.publisher.restated.clear();
    await desk.nightly('2024-12-18T08:30:00Z');
    const before = desk.rows('SELECT * FROM observations');
    const late = await desk.run('accept', desk.id, '--reason', REASON);
    expect(late).toMatchObject({ status: 1, stdout: '' });
    expect(late.stderr).toContain(`snapshot ${desk.id} holds nothing that a newer page has not shown`);
    expect(desk.rows('SELECT * FROM observations')).toEqual(before);
  });

  test('is released once: a second time is said, and nothing is kept', async () => {
    const desk = await restatedDesk();
    await desk.run('accept', desk.id, '--reason', REASON);
    const before = btcPages(desk);
    const again = await desk.run('accept', desk.id, '--reason', REASON);
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toContain(`it was released as snapshot ${before.at(-1)?.id}`);
    expect(btcPages(desk)).toEqual(before);
  });

  test('a write that fails in the middle leaves nothing of the release', async () => {
    const desk = await restatedDesk();
    const stored = () =>
      ['snapshots', 'observations', 'totals'].map((table) => desk.rows(`SELECT * FROM ${table}`));
    const before = stored();
    desk.damage((db) =>
      db.exec(`CREATE TRIGGER full BEFORE INSERT ON observations WHEN new.day = '2024-12-17' AND new.ticker = 'GBTC'
        BEGIN SELECT raise(ABORT, 'no room'); END`),
    );
    await expect(desk.run('accept', desk.id, '--reason', REASON)).rejects.toThrow('no room');
    expect(stored()).toEqual(before);
    desk.damage(() => undefined);
    expect((await desk.run('accept', desk.id, '--reason', REASON)).stdout).toContain('13 new figures');
  });
});

describe('other pages that were held back', () => {
  test('a wrong Total that was released stays accepted while the page shows the same row', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    const wrong = withTotal('493.9', '500.0');
    desk.publisher.hostile.set('/btc/', (page, response) => void response.end(wrong(page)));
    const refused = await desk.nightly(NIGHT);
    expect(refused.stderr).toContain('the row of 2024-12-17 does not add up to its Total');
    const id = /etf-digest accept (\d+)/.exec(refused.stderr)?.[1] ?? '';
    expect((await desk.run('accept', id, '--reason', 'the publisher confirms it')).status).toBe(0);
    expect(await desk.nightly('2024-12-18T08:30:00Z')).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(WELL_AGAIN),
    });
    expect(await desk.nightly('2024-12-18T09:30:00Z')).toEqual({ status: 0, stdout: '', stderr: '' });
    const { findings, status } = await checked(desk, '2024-12-18T09:30:00Z');
    expect(findings).toMatchObject([
      {
        check: 'sums',
        weight: 'warning',
        asset: 'BTC',
        day: '2024-12-17',
        what: expect.stringContaining('; the page was released: the publisher confirms it'),
      },
    ]);
    expect(status).toBe(0);
    desk.publisher.hostile.set('/btc/', (page, response) => {
      response.end(withTotal('493.9', '501.0')(page));
    });
    const other = await desk.run('collect', '--now', '2024-12-18T10:30:00Z');
    expect(other).toMatchObject({ status: 1 });
    expect(other.stderr).toContain('the row of 2024-12-17 does not add up to its Total');
  });

  test('after a release, a row that the released page said nothing new of is a fault all the same', async () => {
    const desk = await restatedDesk();
    await desk.run('accept', desk.id, '--reason', REASON);
    desk.damage((db) =>
      db.exec(
        "UPDATE observations SET flow_usd = 1 WHERE asset = 'BTC' AND ticker = 'IBIT' AND day = '2024-12-12'",
      ),
    );
    const sums = (await checked(desk, NIGHT)).findings.filter(({ check }) => check === 'sums');
    expect(sums).toMatchObject([{ day: '2024-12-12', weight: 'fault' }]);
  });

  test('a wrong Total and two restated days: the refusal names both, and the release says what it lets pass', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.publisher.restated.set('BTC/2024-12-16/IBIT', '420.2').set('BTC/2024-12-13/FBTC', '98.5');
    desk.publisher.hostile.set('/btc/', (page, response) => {
      response.end(withTotal('493.9', '500.0')(page));
    });
    const refused = await desk.nightly(NIGHT);
    const both = [
      'the row of 2024-12-17 does not add up to its Total',
      'reported figures of 2 past days changed at once',
    ];
    for (const one of both) expect(refused.stderr).toContain(one);
    const id = /etf-digest accept (\d+)/.exec(refused.stderr)?.[1] ?? '';
    const released = await desk.run('accept', id, '--reason', 'the publisher confirms the Total');
    expect(released).toMatchObject({ status: 0, stdout: expect.stringContaining('13 new figures') });
    for (const one of both) expect(released.stderr).toContain(`warning: released although ${one}`);
    expect(released.stderr).toMatch(/FBTC on 2024-12-13: [\d.]+ → 98\.5/);
    expect(released.stderr).toMatch(/IBIT on 2024-12-16: [\d.]+ → 420\.2/);
  });

  test('a day that vanished: refused, withdrawn by the release, and taken so from then on', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    const gone = (page: string) =>
      page.replace(/<tr> <td><span class="tabletext">12 Dec 2024.*?<\/tr>\n/s, '');
    desk.publisher.hostile.set('/btc/', (page, response) => void response.end(gone(page)));
    const refused = await desk.nightly(NIGHT);
    expect(refused.stderr).toContain('days that were on the page before are gone');
    const id = /etf-digest accept (\d+)/.exec(refused.stderr)?.[1] ?? '';
    expect((await desk.run('accept', id, '--reason', 'never a trading day')).status).toBe(0);
    const left = desk.rows<{ usd: number | null }>(
      `SELECT flow_usd AS usd FROM observations WHERE asset = 'BTC' AND day = '2024-12-12'
       AND id IN (SELECT max(id) FROM observations GROUP BY asset, day, ticker)`,
    );
    expect(left.length).toBeGreaterThan(5);
    expect(left.every(({ usd }) => usd === null)).toBe(true);
    const next = await desk.nightly('2024-12-18T08:30:00Z');
    expect(next.status).toBe(0);
    const [named, ...others] = next.stderr.split(/(?<=the day\n)/);
    expect(named).toMatch(
      /^warning: BTC: no publisher reports 2024-12-12, .*\n {2}to do: the exchanges were open; /,
    );
    expect(others.join('')).toMatch(WELL_AGAIN);
  });

  test('a release withdraws no day that a newer page has shown', async () => {
    const desk = await restatedDesk();
    desk.publisher.restated.clear();
    const short = (page: string) =>
      page.replace(/<tr> <td><span class="tabletext">(2\d|0[2-4]|1[67]) \w+ 2024.*?<\/tr>\n/gs, '');
    const page = short(await (await fetch(`${desk.publisher.url}/btc/`)).text());
    const imported = await desk.importPage(page, '2024-12-18T07:00:00Z', '2024-12-18T07:10:00Z');
    // a page of some days in the middle is held back by itself: the later days are gone from it
    const second = /etf-digest accept (\d+)/.exec(imported.stderr)?.[1];
    if (second) await desk.run('accept', second, '--reason', 'only some days were saved');
    const before = desk.rows(
      "SELECT count(*) AS n FROM observations WHERE flow_usd IS NULL AND day < '2024-12-14'",
    );
    await desk.run('accept', desk.id, '--reason', REASON);
    expect(
      desk.rows("SELECT count(*) AS n FROM observations WHERE flow_usd IS NULL AND day < '2024-12-14'"),
    ).toEqual(before);
  });
});

describe('what cannot be released', () => {
  test('an unknown number, an accepted page, no number, no reason: status 2, the store untouched', async () => {
    const desk = await restatedDesk();
    const accepted = String(btcPages(desk)[0]?.id);
    const before = storeBytes(desk);
    const tries: [string[], string][] = [
      [['999', '--reason', REASON], 'no snapshot of that number'],
      [[accepted, '--reason', REASON], 'it was accepted'],
      [['x', '--reason', REASON], 'this is not the number of a snapshot'],
      [['0', '--reason', REASON], 'this is not the number of a snapshot'],
      [[desk.id], 'why is the page right?'],
      [[desk.id, '--reason', '  '], 'why is the page right?'],
      [[], 'snapshot'],
    ];
    for (const [args, message] of tries) {
      const said = await desk.run('accept', ...args);
      expect(said).toMatchObject({ status: 2, stdout: '' });
      expect(said.stderr).toContain(message);
    }
    expect(storeBytes(desk).equals(before)).toBe(true);
  });

  test.each(['403', 'challenge', 'no-table'] as const)(
    '%s: there is no table on the page, status 1',
    async (fault) => {
      const desk = await storeDesk();
      desk.publisher.faults.set('*', fault);
      const refused = await desk.nightly(FIRST_NIGHT);
      expect(refused.stderr).not.toContain('etf-digest accept');
      const before = desk.rows('SELECT * FROM snapshots');
      const said = await desk.run('accept', '3', '--reason', REASON);
      expect(said).toMatchObject({ status: 1, stdout: '' });
      expect(said.stderr).toContain(
        fault === 'challenge'
          ? 'snapshot 3 cannot be read: this is a challenge to a browser'
          : 'snapshot 3 cannot be read: no flow table on the page',
      );
      expect(said.stderr).toContain('only a page whose table is understood can be released');
      expect(desk.rows('SELECT * FROM snapshots')).toEqual(before);
    },
  );

  test('an answer of which no byte came', async () => {
    const desk = await storeDesk();
    desk.publisher.faults.set('*', 'reset');
    await desk.nightly(FIRST_NIGHT);
    const said = await desk.run('accept', '3', '--reason', REASON);
    expect(said).toMatchObject({ status: 2, stdout: '' });
    expect(said.stderr).toContain('no bytes of it are kept');
  });

  test('a page without a fund’s column is not released, and its refusal does not offer it', async () => {
    const desk = await storeDesk();
    desk.publisher.faults.set('*', 'gone-column');
    const refused = await desk.nightly(FIRST_NIGHT);
    expect(refused.stderr).toContain('the column of IBIT is gone');
    expect(refused.stderr).not.toContain('etf-digest accept');
    const said = await desk.run('accept', '3', '--reason', REASON);
    expect(said.status).toBe(1);
    expect(said.stderr).toContain('the column of IBIT is gone');
  });

  test('damaged bytes', async () => {
    const desk = await restatedDesk();
    desk.damage((db) =>
      db
        .prepare(
          "UPDATE bodies SET gzip = x'1f8b' WHERE sha256 = (SELECT sha256 FROM snapshots WHERE id = ?)",
        )
        .run(desk.id),
    );
    const said = await desk.run('accept', desk.id, '--reason', REASON);
    expect(said).toMatchObject({ status: 1, stdout: '' });
    expect(said.stderr).toContain(`the page of snapshot ${desk.id} is damaged`);
  });
});
