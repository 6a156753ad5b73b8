import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { asHtml, EXPORTED } from '../../support/publishers/table-forms.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

async function imported(content: string, ...flags: string[]) {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, 'file'), content);
  const env = { ETF_DIGEST_NOW: '2026-10-04T12:00:00Z' };
  return runHere(['import', 'file', '--db', 'a.db', '--empty', ...flags], { cwd, env });
}

const day = (timestamp: number, ticker: string, usd: number) => ({
  timestamp,
  flow_usd: usd,
  etf_flows: [{ etf_ticker: ticker, flow_usd: usd }],
});

test.each<[string, string, string]>([
  ['farside/btc-all-data.html', fixture('farside/btc-all-data.html'), 'BTC from Farside Investors: '],
  ['farside/wp-pages.json', fixture('farside/wp-pages.json'), 'BTC from Farside Investors: '],
  ['farside/eth-ceth.html', fixture('farside/eth-ceth.html'), 'ETH from Farside Investors: '],
  ['sosovalue/metrics-btc', fixture('sosovalue/metrics-btc.fake.json'), 'BTC from SoSoValue: '],
  ['sosovalue/metrics-eth', fixture('sosovalue/metrics-eth.fake.json'), 'ETH from SoSoValue: '],
  ['theblock/btc', fixture('theblock/btc.fake.json'), 'BTC from The Block: '],
  ['theblock/eth-mirror', fixture('theblock/eth-mirror.fake.json'), 'ETH from The Block: '],
  ['coinglass/btc', fixture('coinglass/btc.fake.json'), 'BTC from CoinGlass: '],
  ['cryptoetf/btc', fixture('cryptoetf/btc.fake.json'), 'BTC from cryptoetf.today: '],
])('%s is told by its content', async (_, content, told) => {
  const finished = await imported(content);
  expect(finished).toMatchObject({ status: 0 });
  expect(finished.stdout.startsWith(told)).toBe(true);
});

describe('what the content leaves open is asked for', () => {
  const TOTALS = fixture('sosovalue/history-btc.fake.json');

  test('totals name no asset: what was found and the flags are said, and one flag is enough', async () => {
    const asked = await imported(TOTALS);
    expect(asked).toMatchObject({ status: 2, stdout: '' });
    expect(asked.stderr).toMatch(
      /which asset is this\?\n {2}expected: --source sosovalue --asset btc or eth\n {2}got: \d+ days of SoSoValue from \S+ to \S+, totals alone/,
    );
    expect((await imported(TOTALS, '--asset', 'btc')).stdout).toMatch(/^BTC from SoSoValue: /);
  });

  test('JSON of nobody', async () => {
    const asked = await imported('{"hello": [1, 2, 3]}');
    expect(asked).toMatchObject({ status: 2, stdout: '' });
    expect(asked.stderr).toMatch(/whose JSON is this\?\n {2}expected: --source farside or sosovalue or /);
    expect(asked.stderr).toContain('{"hello": [1, 2, 3]}');
  });

  test('a table of funds that nobody knows', async () => {
    const asked = await imported('Date,ABCD,EFGH,Total\n2026-09-18,1.0,2.0,3.0\n');
    expect(asked).toMatchObject({ status: 2, stdout: '' });
    expect(asked.stderr).toContain('1 days of Farside Investors from 2026-09-18 to 2026-09-18');
  });
});

describe('the page of the other asset is called that', () => {
  test.each<[string, string]>([
    ['HTML', asHtml()],
    ['CSV', EXPORTED],
    ['JSON', fixture('theblock/btc.fake.json')],
  ])('%s', async (name, content) => {
    const source = name === 'JSON' ? 'theblock' : 'farside';
    for (const flags of [
      ['--source', source, '--asset', 'eth'],
      ['--asset', 'eth'],
    ]) {
      const refused = await imported(content, ...flags);
      expect(refused).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr).toContain('this is the page of BTC, not of ETH');
      expect(refused.stderr).toContain('to do: import it with --asset btc');
    }
  });
});

test('a publisher that is named and did not send the file says what it misses', async () => {
  const refused = await imported(
    JSON.stringify({ code: '0', data: [day(1_727_740_800_000, 'IBIT', 1)] }),
    '--source',
    'theblock',
  );
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('a chart of The Block');
});
