import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { farside } from '../../../src/sources/publishers/farside.ts';
import { runHere } from '../../support/program/here.ts';
import { type Finished, temporaryFolder } from '../../support/program/program.ts';
import { type Publisher, startPublisher } from '../../support/publishers/publisher.ts';
import { fixtureOf } from '../../support/publishers/publisher-page.ts';
import {
  type JsonPublishers,
  KEYS,
  startJsonPublishers,
  type Told,
} from '../../support/publishers/publishers-json.ts';

// 16 and 17 December 2024, Monday and Tuesday; half past one at night in New York
const NIGHT = '2024-12-17T06:30:00Z';
const DAY = '2024-12-16';

// Farside's figures, finer
const TOLD: Told = {
  BTC: [
    { day: '2024-12-13', funds: { IBIT: 393_000_000, BTC: 0 }, totalUsd: 393_000_000 },
    { day: DAY, funds: { IBIT: 418_200_000, BTC: 6_600_000 }, totalUsd: 424_800_000 },
  ],
  ETH: [
    { day: '2024-12-13', funds: { ETHA: 23_800_000, ETHW: 0 }, totalUsd: 23_800_000 },
    { day: DAY, funds: { ETHA: 30_700_000, ETHW: 8_700_000 }, totalUsd: 39_400_000 },
  ],
};
const IDS = ['sosovalue', 'theblock', 'cryptoetf', 'coinglass'] as const;
const KEY_VARIABLES = {
  ETF_DIGEST_SOSOVALUE_KEY: KEYS.sosovalue,
  ETF_DIGEST_CRYPTOETF_KEY: KEYS.cryptoetf,
  ETF_DIGEST_COINGLASS_KEY: KEYS.coinglass,
};

interface Desk {
  page: Publisher;
  json: JsonPublishers;
  run(args: readonly string[], env?: Record<string, string>): Promise<Finished>;
  db<T>(sql: string): T[];
}

/** A folder, a stand-in for Farside and one for the others, whose addresses are not set yet. */
async function desk(): Promise<Desk> {
  const folder = temporaryFolder();
  const [page, json] = [await startPublisher(NIGHT), await startJsonPublishers(TOLD)];
  onTestFinished(() => page.close());
  onTestFinished(() => json.close());
  return {
    page,
    json,
    run: (args, env = {}) =>
      runHere([...args, '--now', NIGHT], {
        cwd: folder,
        env: { ETF_DIGEST_FARSIDE_URL: page.url, ...env },
      }),
    db: <T>(sql: string) => {
      const db = new Database(path.join(folder, 'data/etf-digest.db'), { readonly: true });
      try {
        return db.prepare(sql).all() as T[];
      } finally {
        db.close();
      }
    },
  };
}

const addresses = ({ json }: Desk, ids: readonly string[] = IDS): Record<string, string> => ({
  ...Object.fromEntries(ids.map((id) => [`ETF_DIGEST_${id.toUpperCase()}_URL`, json.url])),
  ETF_DIGEST_SOURCES: ['farside', ...ids].join(','),
});

const FIGURES = `SELECT source, ticker, flow_usd AS usd FROM observations
  WHERE source <> 'farside' AND asset = 'BTC' AND day = '${DAY}' ORDER BY id`;

describe('every publisher that is named', () => {
  test('is asked, and keeps its figures under its own name', async () => {
    const at = await desk();
    const night = await at.run(['nightly'], { ...addresses(at), ...KEY_VARIABLES });
    expect(night).toMatchObject({ status: 0, stderr: '' });
    expect(night.stdout).toContain('根据 Farside Investors 数据');
    const figures = at.db<{ source: string; ticker: string; usd: number }>(FIGURES);
    expect(
      figures.toSorted((a, b) => IDS.indexOf(a.source as never) - IDS.indexOf(b.source as never)),
    ).toEqual(
      IDS.flatMap((source) => [
        { source, ticker: 'IBIT', usd: 418_200_000 },
        { source, ticker: 'BTC', usd: 6_600_000 },
      ]),
    );
    expect(at.db("SELECT DISTINCT source FROM totals WHERE day = '2024-12-13' ORDER BY 1")).toEqual(
      ['coinglass', 'cryptoetf', 'farside', 'sosovalue'].map((source) => ({ source })),
    );
    expect(
      at.db(
        `SELECT source, net_assets_usd AS net, net_assets_ratio_pct AS pct FROM levels WHERE asset = 'BTC'`,
      ),
    ).toEqual([{ source: 'sosovalue', net: 100_000_000_001, pct: '5.12' }]);
    expect(at.page.requests.toSorted()).toEqual(['/btc/', '/eth/']);
  });

  test('is asked for each page once, and SoSoValue by POST', async () => {
    const at = await desk();
    await at.run(['nightly', '--asset', 'btc'], { ...addresses(at), ...KEY_VARIABLES });
    expect(at.json.asked.map(({ path, body }) => [path, body]).toSorted()).toEqual([
      ['/api/charts/chart/etfs/bitcoin-etf/spot-bitcoin-etf-flows', ''],
      ['/api/etf/bitcoin/flow-history', ''],
      ['/api/v1/flows/btc/funds', ''],
      ['/openapi/v2/etf/currentEtfDataMetrics', '{"type":"us-btc-spot"}'],
      ['/openapi/v2/etf/historicalInflowChart', '{"type":"us-btc-spot"}'],
    ]);
  });

  test('gets its own key in its own header and no other, and no key is kept or told', async () => {
    const at = await desk();
    const night = await at.run(['nightly'], { ...addresses(at), ...KEY_VARIABLES });
    const given = at.json.asked.map(({ path, body, headers }) => {
      const held = Object.entries(headers).filter(([, text]) =>
        Object.values(KEYS).some((key) => String(text).includes(key)),
      );
      expect(path + body).not.toMatch(/-key-/);
      return [path.split('/').slice(1, 3).join('/'), ...held.flat()].join(' ');
    });
    expect([...new Set(given)].toSorted()).toEqual([
      'api/charts',
      `api/etf cg-api-key ${KEYS.coinglass}`,
      `api/v1 authorization Bearer ${KEYS.cryptoetf}`,
      `openapi/v2 x-soso-api-key ${KEYS.sosovalue}`,
    ]);
    const kept = JSON.stringify(at.db('SELECT url, reason FROM snapshots')) + night.stdout + night.stderr;
    for (const key of Object.values(KEYS)) expect(kept).not.toContain(key);
  });

  test('is shown in its own figures and under its own name', async () => {
    const at = await desk();
    await at.run(['nightly'], { ...addresses(at), ...KEY_VARIABLES });
    const shown = await at.run(['show', DAY, '--source', 'sosovalue']);
    expect(shown).toMatchObject({ status: 0, stderr: '' });
    expect(shown.stdout).toContain('根据 SoSoValue 数据');
    expect(shown.stdout).toContain('3940.00 万美元');
    expect(shown.stdout).not.toContain('Farside');
  });
});

describe('SoSoValue', () => {
  test('answers without a key', async () => {
    const at = await desk();
    const night = await at.run(['nightly', '--source', 'sosovalue'], addresses(at));
    expect(night).toMatchObject({ status: 0, stderr: '' });
    for (const { headers } of at.json.asked) expect(headers).not.toHaveProperty('x-soso-api-key');
    expect(at.db("SELECT DISTINCT via FROM snapshots WHERE source = 'sosovalue' ORDER BY 1")).toEqual([
      { via: 'history' },
      { via: 'metrics' },
    ]);
  });

  test.each([403, 429, 'code'] as const)(
    'where its history is refused (%s), a key opens the first interface',
    async (fault) => {
      const at = await desk();
      at.json.faults.set('/openapi/v2/etf/historicalInflowChart', fault);
      const args = ['collect', '--source', 'sosovalue', '--asset', 'btc'];
      const without = await at.run(args, addresses(at));
      expect(at.json.asked.map(({ path }) => path).join(' ')).not.toContain('/openapi/v1/');
      expect(without.stderr).toContain('historicalInflowChart');
      const withKey = await at.run(args, { ...addresses(at), ...KEY_VARIABLES });
      expect(withKey.status).toBe(0);
      expect(at.db("SELECT verdict FROM snapshots WHERE via = 'summary'")).toEqual([{ verdict: 'accepted' }]);
      expect(
        at.db("SELECT total_usd AS usd FROM totals WHERE source = 'sosovalue' AND day = '2024-12-13'"),
      ).toEqual([{ usd: 393_000_000 }]);
    },
  );

  test('an error code on status 200 is told with its message, and nothing of it is used', async () => {
    const at = await desk();
    at.json.faults.set('/openapi/', 'code');
    const night = await at.run(['nightly', '--source', 'sosovalue'], addresses(at));
    expect(night.status).toBe(1);
    expect(night.stderr).toContain('code 42901: Rate limit exceeded');
    expect(at.db("SELECT 1 FROM totals WHERE source = 'sosovalue'")).toEqual([]);
  });
});

describe('a publisher that fails', () => {
  test.each([401, 403, 429, 'code'] as const)('with %s costs the others nothing', async (fault) => {
    const at = await desk();
    at.json.faults.set('/api/', fault);
    at.json.faults.set('/openapi/', fault);
    const night = await at.run(['nightly'], { ...addresses(at), ...KEY_VARIABLES });
    expect(night.status).toBe(0);
    expect(night.stdout).toContain('根据 Farside Investors 数据');
    for (const id of IDS) expect(night.stderr).toContain(`warning: BTC was not delivered by ${id}`);
    expect(at.db(FIGURES)).toEqual([]);
  });

  test('refuses a wrong key: it is not repeated in the message', async () => {
    const at = await desk();
    const key = 'another-key-0000';
    const night = await at.run(['nightly', '--source', 'cryptoetf'], {
      ...addresses(at),
      ETF_DIGEST_CRYPTOETF_KEY: key,
    });
    expect(night.status).toBe(1);
    expect(night.stderr).toContain('status 401');
    expect(night.stderr).not.toContain(key);
  });
});

test.each(['cryptoetf', 'coinglass'])(
  '%s without its key: status 2 names the variable, nobody is asked',
  async (id) => {
    const at = await desk();
    const night = await at.run(['nightly', '--source', `farside,${id}`], addresses(at));
    expect(night).toMatchObject({ status: 2, stdout: '' });
    expect(night.stderr).toContain(`ETF_DIGEST_${id.toUpperCase()}_KEY`);
    expect([...at.json.asked, ...at.page.requests]).toEqual([]);
  },
);

describe('Farside’s table in another form', () => {
  test.each(['btc-reader.fake.md', 'btc.fake.csv', 'btc-all-data.html', 'wp-pages.json'])(
    '%s is imported',
    async (name) => {
      const at = await desk();
      const file = new URL(`../../fixtures/farside/${name}`, import.meta.url).pathname;
      const imported = await at.run(['import', file, '--source', 'farside', '--asset', 'btc', '--empty']);
      expect(imported).toMatchObject({ status: 0, stderr: '' });
      expect(imported.stdout).toMatch(/^BTC: \d days from 2024-\d\d-\d\d to 2024-1[12]-/);
      expect(
        at.db("SELECT flow_usd AS usd FROM observations WHERE ticker = 'FBTC' AND day = '2024-11-01'"),
      ).toEqual([{ usd: -25_600_000 }]);
    },
  );

  test('comes through a reader proxy whose address stands before the publisher’s', async () => {
    const markdown = fixtureOf(farside, 'btc-reader.fake.md');
    const asked: string[] = [];
    const proxy = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(markdown);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/https://farside.co.uk`;
    const at = await desk();
    const night = await at.run(['collect', '--empty', '--asset', 'btc'], { ETF_DIGEST_FARSIDE_URL: url });
    // the fixture holds four days
    expect(night).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(
        /^warning: BTC: no publisher reports several of the newest trading days, 11 from .*\n {2}to do: .*\n$/,
      ),
    });
    expect(asked).toEqual(['/https://farside.co.uk/bitcoin-etf-flow-all-data/']);
    expect(at.db("SELECT count(*) AS days FROM totals WHERE source = 'farside'")).toEqual([{ days: 4 }]);
  });
});
