import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dayFlows } from '../../src/analyse/days/day-flows.ts';
import { judgeAll } from '../../src/analyse/days/day-state.ts';
import type { SourceHistory } from '../../src/model/flow.ts';
import { reference } from '../support/days/days.ts';
import { SHARED } from '../support/days/facts.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startFolder } from '../support/publishers/folder-publisher.ts';
import { wholeList } from '../support/publishers/whole-list.ts';

const DAY = '2026-02-03';

/** What cryptoetf.today told of a day, seen last at an instant: 0 of every fund but these. */
function stateAt(seenAt: string, given: Record<string, number>, zerosWait = true) {
  const { funds } = wholeList('BTC', DAY, given);
  const told: SourceHistory = {
    source: 'cryptoetf',
    resolutionUsd: 1_000,
    asset: 'BTC',
    coverage: 'partial',
    zerosWait,
    figures: Object.entries(funds).map(([ticker, flowUsd]) => ({
      day: DAY,
      ticker,
      flowUsd,
      observedAt: seenAt,
    })),
    totals: [],
    sightings: [{ firstDay: DAY, lastDay: DAY, seenAt, totalsOnly: false }],
    columns: Object.keys(funds).map((ticker) => ({ ticker, newestDay: DAY, onFirstPage: true })),
  };
  const flows = dayFlows(told, reference.registry, reference.calendar, DAY);
  return judgeAll(flows, () => false).at(-1)?.state;
}

describe('a publisher that shows 0.0 before a fund has reported', () => {
  test.each([
    ['2026-02-04T05:30:00.000Z', 'provisional', 'after midnight'],
    ['2026-02-04T14:29:59.999Z', 'provisional', 'a millisecond before the next session opens'],
    ['2026-02-04T14:30:00.000Z', 'final', 'when it opens'],
  ])('seen at %s: %s, %s', (seenAt, state) => {
    expect(stateAt(seenAt, { IBIT: 0, FBTC: -37_400_000 })).toBe(state);
  });

  test('a day of nothing but zeros is never told by its word alone', () => {
    expect(stateAt('2026-02-05T20:00:00.000Z', { IBIT: 0, FBTC: 0 })).toBe('pending');
    expect(stateAt('2026-02-05T20:00:00.000Z', { IBIT: 0, FBTC: 0 }, false)).toBe('final');
  });
});

const CASES = path.join(SHARED, 'cases');

test.skipIf(!existsSync(CASES))(
  'a fund that stands at 0 and has not reported (../shared/cases) keeps its day open',
  async () => {
    const cwd = temporaryFolder();
    const savedAt = '2026-10-04T13:20:00Z';
    const name = 'cryptoetf-zero-for-unreported.json';
    writeFileSync(path.join(cwd, name), readFileSync(path.join(CASES, name)));
    utimesSync(path.join(cwd, name), new Date(savedAt), new Date(savedAt));
    const run = (...args: string[]) =>
      runHere([...args, '--now', savedAt, '--source', 'cryptoetf', '--asset', 'eth'], {
        cwd,
        env: { ETF_DIGEST_CRYPTOETF_KEY: 'a-key-of-tests' },
      });
    expect((await run('import', name)).status).toBe(0);
    const { stdout } = await run('show', '2026-10-02', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      edition: 'preliminary',
      assets: { ETH: { state: 'provisional', totalUsd: null, pending: expect.arrayContaining(['ETHA']) } },
    });
  },
);

test.skipIf(!existsSync(CASES))(
  'a whole day of zeros twenty minutes after midnight New York (../shared/cases) is not final',
  async () => {
    const cwd = temporaryFolder();
    const folder = temporaryFolder();
    const answer = readFileSync(path.join(CASES, 'cryptoetf-zero-row/ce_weekend.json'));
    writeFileSync(path.join(folder, '_api_v1_flows_eth_funds'), answer);
    const publisher = await startFolder(folder);
    onTestFinished(() => publisher.close());
    const env = {
      ETF_DIGEST_SOURCES: 'cryptoetf',
      ETF_DIGEST_CRYPTOETF_URL: publisher.url,
      ETF_DIGEST_CRYPTOETF_KEY: 'a-key-of-tests',
      ETF_DIGEST_NOW: '2026-10-06T04:20:00Z',
    };
    const run = (...args: string[]) => runHere([...args, '--asset', 'eth'], { cwd, env });
    const { stdout, status } = await run('nightly');
    expect(status).toBe(0);
    expect(stdout).toContain('10 月 2 日');
    expect(stdout).not.toContain('10 月 5 日');
    const shown = JSON.parse((await run('show', '2026-10-05', '--json')).stdout);
    expect(shown.assets.ETH).toMatchObject({ state: 'pending', totalUsd: null });
  },
);
