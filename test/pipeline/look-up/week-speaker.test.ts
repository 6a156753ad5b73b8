import { expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startJsonPublishers } from '../../support/publishers/publishers-json.ts';
import { wholeList } from '../../support/publishers/whole-list.ts';

test('a week is told by the publisher of its last trading day, though the preferred one has nothing of it', async () => {
  const days = ['2024-12-16', '2024-12-17', '2024-12-18', '2024-12-19', '2024-12-20'];
  const json = await startJsonPublishers({ BTC: [], ETH: [] });
  onTestFinished(() => json.close());
  const cwd = temporaryFolder();
  const env = {
    ETF_DIGEST_FARSIDE_URL: 'http://127.0.0.1:9',
    ETF_DIGEST_SOSOVALUE_URL: json.url,
    ETF_DIGEST_SOURCES: 'farside,sosovalue',
  };
  const run = (args: string, at: string) =>
    runHere([...args.split(' '), '--asset', 'btc', '--now', at], { cwd, env });
  for (const day of days) {
    json.told = { BTC: [wholeList('BTC', day, { IBIT: 1_000_000, FBTC: 2_000_000 })], ETH: [] };
    await run('nightly', new Date(Date.parse(`${day}T06:30:00Z`) + 86_400_000).toISOString());
  }
  // a later week is there, too
  json.told = { BTC: [wholeList('BTC', '2024-12-23', { IBIT: 1_000_000 })], ETH: [] };
  await run('nightly', '2024-12-24T06:30:00Z');
  const { stdout, status } = await run('weekly 2024-W51 --json', '2024-12-24T07:00:00Z');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    week: '2024-W51',
    assets: { BTC: { source: 'sosovalue', publishedUsd: 15_000_000 } },
  });
});
