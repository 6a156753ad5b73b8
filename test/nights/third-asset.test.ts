import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { type Finished, temporaryFolder } from '../support/program/program.ts';

const DATA = path.resolve(import.meta.dirname, '../../data');
const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/third-asset');
const PAGE = readFileSync(path.join(FIXTURES, 'farside.fake.html'));
// half past one at night in New York, after the trading day
const NIGHT = '2024-12-17T06:30:00Z';
const DAY = '2024-12-16';

let folder: string;
let asked: string[];
let url: string;

beforeEach(async () => {
  folder = temporaryFolder();
  asked = [];
  dataWithThirdAsset(path.join(folder, 'data'));
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const isThere = ['/xyz/', '/fakecoin-etf-flow-all-data/'].includes(request.url ?? '');
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isThere ? PAGE : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => void server.close());
});

/** The data that come along, with one asset and its two funds more; no history of it. */
function dataWithThirdAsset(to: string): void {
  mkdirSync(to);
  cpSync(path.join(DATA, 'history'), path.join(to, 'history'), { recursive: true });
  copyFileSync(path.join(DATA, 'closures.json'), path.join(to, 'closures.json'));
  for (const name of ['assets', 'funds']) {
    const [known, more] = [path.join(DATA, `${name}.json`), path.join(FIXTURES, `${name}.fake.json`)].map(
      (file) => JSON.parse(readFileSync(file, 'utf8')) as unknown[],
    );
    writeFileSync(path.join(to, `${name}.json`), JSON.stringify([...(known ?? []), ...(more ?? [])]));
  }
}

function run(...args: string[]): Promise<Finished> {
  return runHere([...args, '--now', NIGHT], {
    cwd: folder,
    env: { ETF_DIGEST_FARSIDE_URL: url, ETF_DIGEST_DB: 'xyz.db', ETF_DIGEST_SOSOVALUE_URL: url },
    data: pathToFileURL(`${folder}/data/`),
  });
}

const assetsIn = ({ stdout }: Finished) =>
  (JSON.parse(stdout) as { assets: Record<string, { state: string; totalUsd: number }> }).assets;

test('an asset that stands in the data alone goes from its page to text, Markdown, JSON, table and check', async () => {
  const night = await run('nightly', '--asset', 'xyz');
  expect(night.stderr).toBe('');
  expect(night.status).toBe(0);
  expect(asked).toContain('/fakecoin-etf-flow-all-data/');
  expect(night.stdout).toContain('虚币现货 ETF 昨日总净流入 3170 万美元');
  expect(night.stdout).toContain('几乎全部来自甲公司 AXYZ');

  const markdown = readFileSync(path.join(folder, 'out', `${DAY}.md`), 'utf8');
  expect(markdown).toContain('## 虚币现货 ETF 各基金');
  expect(markdown).toMatch(/\| 基金 +\| 当日（万美元） \|\n.*\n\| 甲公司 AXYZ +\| +\+2540 \|/);

  expect(assetsIn(await run('show', DAY, '--asset', 'xyz', '--json'))).toMatchObject({
    XYZ: {
      state: 'final',
      source: 'farside',
      totalUsd: 31_700_000,
      cumulativeUsd: 96_300_000,
      funds: [
        { ticker: 'AXYZ', status: 'reported', flowUsd: 25_400_000 },
        { ticker: 'BXYZ', status: 'reported', flowUsd: 6_300_000 },
      ],
    },
  });
  const funds = await run('funds', DAY, '--asset', 'xyz', '--lang', 'en');
  expect(funds.stdout).toContain('Fakecoin ETFs');
  expect(funds.stdout).toMatch(/Beta's BXYZ.*6\.3/);
  expect((await run('show', DAY, '--asset', 'xyz', '--lang', 'zh-Hant')).stdout).toContain('虛幣現貨 ETF');

  const check = await run('check', '--asset', 'xyz', '--json');
  expect(check.status).toBe(0);
  expect(JSON.parse(check.stdout)).toMatchObject({ findings: [] });
});

test('it is told of where it is named, or all are; by default it is not', async () => {
  await run('collect', '--asset', 'xyz');
  expect(Object.keys(assetsIn(await run('show', '2024-12-13', '--json')))).toEqual(['BTC', 'ETH']);
  const all = assetsIn(await run('show', '2024-12-13', '--json', '--asset', 'all'));
  expect(Object.keys(all)).toEqual(['BTC', 'ETH', 'XYZ']);
  expect(all.XYZ).toMatchObject({ state: 'final', totalUsd: -14_000_000 });
  expect((await run('show', '--asset', 'doge')).stderr).toContain('btc, eth, xyz, all');
});

test('a publisher that does not cover it is not asked, and that is said', async () => {
  const collect = await run('collect', '--source', 'sosovalue', '--asset', 'xyz');
  expect(collect.stderr).toContain('error: XYZ is not covered by sosovalue; nothing was asked');
  expect(collect.stderr).toContain('--source: farside');
  expect(collect.status).toBe(1);

  const both = await run('collect', '--source', 'sosovalue,farside', '--asset', 'xyz');
  expect(both.stderr).toMatch(/^XYZ is delivered again; it was not since .*\n$/);
  expect(asked.filter((address) => address.startsWith('/openapi'))).toEqual([]);

  const imported = await run('import', '-', '--source', 'theblock', '--asset', 'xyz');
  expect(imported.stderr).toContain('theblock does not cover XYZ');
  expect(imported.status).toBe(2);

  const doctor = await run('doctor', '--source', 'sosovalue', '--asset', 'xyz');
  expect(doctor.stdout).toContain('not asked: it does not cover XYZ');
  const mixed = await run('doctor', '--source', 'sosovalue', '--asset', 'all');
  expect(mixed.stdout).toContain('BTC never, ETH never, XYZ not covered');
});
