import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { SOURCES } from '../../../src/sources/index.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';
import { startJsonPublishers } from '../../support/publishers/publishers-json.ts';
import { MALFORMED } from '../../support/publishers/too-much.ts';

const NIGHT = '2024-12-17T06:30:00Z';
const DAY = '2024-12-16';
const KEYS = Object.fromEntries(
  ['CRYPTOETF', 'COINGLASS'].map((id) => [`ETF_DIGEST_${id}_KEY`, 'a-key-of-tests']),
);

interface Rubbish {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}
type RubbishOf = (id: string) => Rubbish;

/** Starts a server that gives each publisher, told by the beginning of its path, rubbish of its own. */
async function startRubbish(rubbishOf: RubbishOf): Promise<string> {
  const server = http.createServer((request, response) => {
    const id = (request.url ?? '').split('/')[1] ?? '';
    const { status = 200, headers = {}, body } = rubbishOf(id);
    response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const addressOf = (id: string) => `ETF_DIGEST_${id.toUpperCase().replaceAll('-', '_')}_URL`;

/** Runs nightly with one good publisher beside all others, which give rubbish. */
async function nightBeside(good: 'farside' | 'sosovalue', rubbishOf: RubbishOf) {
  const others = SOURCES.map(({ id }) => id).filter((id) => id !== good);
  const rubbish = await startRubbish(rubbishOf);
  const page = await startPublisher(NIGHT);
  const funds = { IBIT: 10_000_000, FBTC: -3_000_000 };
  const told = [{ day: DAY, funds, totalUsd: 7_000_000 }];
  const json = await startJsonPublishers({ BTC: told, ETH: [] });
  onTestFinished(() => page.close());
  onTestFinished(() => json.close());
  const env = {
    ...KEYS,
    ...Object.fromEntries(others.map((id) => [addressOf(id), `${rubbish}/${id}`])),
    [addressOf(good)]: good === 'farside' ? page.url : json.url,
    ETF_DIGEST_SOURCES: [...others, good].join(','),
    ETF_DIGEST_NOW: NIGHT,
  };
  const finished = await runHere(['nightly', '--empty', '--strict', '--asset', 'btc'], {
    cwd: temporaryFolder(),
    env,
  });
  return { ...finished, others };
}

/** By publisher: its own answer, of a day far ahead. */
const DISTANT: Record<string, string> = {
  farside:
    '<table><tr><th>Date</th><th>IBIT</th><th>Total</th></tr><tr><td>1 Jan 2077</td><td>-</td><td>0.0</td></tr></table>',
  sosovalue: '{"code":0,"data":[{"date":"2077-01-01","totalNetInflow":null}]}',
  theblock: '{"Series":{"IBIT":{"Data":[{"Timestamp":3376684800,"Result":null}]}}}',
  tftc: '{"days":[{"date":"2077-01-01","netFlowUsd":null,"perEtfUsd":{"IBIT":null}}]}',
  cryptoetf:
    '{"days":[{"date":"2077-01-01","funds":[{"ticker":"IBIT","netFlowUsdM":null}],"totalUsdM":null}]}',
  coinglass: '{"code":0,"data":[{"timestamp":3376684800000,"etf_flows":[{"ticker":"IBIT"}]}]}',
  'farside-copy': 'Date,IBIT,Total\n2077-01-01,,0.0',
};

const RUBBISH: ((id: string) => string)[] = [
  () => '[null,0,"",[],{},true]',
  () => '{"code":0,"data":[null],"days":{},"chart":[],"Series":3,"content":7}',
  (id) => DISTANT[id] ?? '',
  () => '',
  () => '<html><body><h1>Hello</h1></body></html>',
  () => '['.repeat(100_000),
];
const IDS = SOURCES.map(({ id }) => id);

/** Each publisher gets rubbish of another kind, another in every round. */
const inRound =
  (round: number): RubbishOf =>
  (id) => ({ body: RUBBISH[(IDS.indexOf(id) + round) % RUBBISH.length]?.(id) ?? '' });

/** Every message for itself, the lines of its details included. */
const messagesIn = (stderr: string): string[] => stderr.split(/^(?=warning: |error: )/m);

function expectNamed(stderr: string, others: readonly string[]): void {
  expect(stderr).not.toContain('should not have happened');
  expect(stderr).not.toContain('closures');
  for (const id of others) {
    expect(stderr).toContain(`BTC was not delivered by ${id}`);
    expect(stderr).toMatch(new RegExp(`^warning: BTC: http://[^ ]+/${id}/`, 'm'));
  }
  for (const message of messagesIn(stderr)) expect(Buffer.byteLength(message)).toBeLessThan(1_000);
}

test.each([
  ['farside', '根据 Farside Investors 数据', 0],
  ['farside', '根据 Farside Investors 数据', 2],
  ['sosovalue', '根据 SoSoValue 数据', 4],
] as const)(
  'all but %s answer with rubbish: each is named, the digest is printed',
  async (good, source, round) => {
    const { status, stdout, stderr, others } = await nightBeside(good, inRound(round));
    expect(status).toBe(3);
    expect(stdout).toContain(source);
    expectNamed(stderr, others);
  },
);

test('The Block answers with 150,000 points that are none: it is named, the digest is printed', async () => {
  const body = MALFORMED.theblock?.(150_000) ?? '';
  const night = await nightBeside('farside', (id) => ({ body: id === 'theblock' ? body : '' }));
  expect(night.status).toBe(3);
  expect(night.stdout).toContain('根据 Farside Investors 数据');
  expectNamed(night.stderr, night.others);
});

test('all but Farside ask for more patience than a run has: that is what is told, and not silence', async () => {
  const refusal = { status: 429, headers: { 'retry-after': '3600' }, body: '' };
  const { status, stderr, others } = await nightBeside('farside', () => refusal);
  expect(status).toBe(3);
  expectNamed(stderr, others);
  expect(stderr.split('got: status 429').length - 1).toBeGreaterThanOrEqual(others.length);
  expect(stderr).not.toContain('no whole answer');
});
