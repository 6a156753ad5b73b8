import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Case, type Kind, runModes } from '../support/publishers/modes.ts';
import { REPLAY_SERVER } from '../support/publishers/replay.ts';
import { report } from './report.ts';

/** How many megabytes more than a good run a failing one may hold. */
const EXTRA_MB = 64;

/** Modes that must fail, and the reason that the message gives. */
const MUST_FAIL: Record<string, RegExp> = {
  '403': /the page was refused.*got: status 403/s,
  challenge: /asks for a browser \(challenge page\)/,
  '429': /the page was refused.*got: status 429/s,
  '500': /the page was refused.*got: status 500/s,
  '503': /the page was refused.*got: status 503/s,
  timeout: /no whole answer within 2 s/,
  slow: /no whole answer within 2 s/,
  truncate: /the connection broke off/,
  reset: /the connection broke off/,
  empty: /no flow table on the page/,
  garbage: /no flow table on the page/,
  gzipbomb: /the answer is too large.*at most 16 MB/s,
  big: /the answer is too large.*at most 8 MB/s,
  'redirect-loop': /too many redirects/,
  'renamed-column': /the column of IBIT is gone/,
  'swapped-columns': /columns have moved/,
  // where the head still says Total, the last fund's figures have taken its place
  'missing-total': /the header of the flow table is not understood|the column of BTC is gone/,
  'wrong-total': /does not add up to its Total/,
  'duplicate-row': /the days do not go forward/,
  'dates-us': /no flow table on the page/,
  'no-table': /no flow table on the page/,
};
/** Modes that must still be read. */
const MUST_READ = ['latin1', 'extra-column', 'two-tables'];
const MODES = [...Object.keys(MUST_FAIL), ...MUST_READ];

/** Farside's own Totals. */
const TOTALS = [
  '2026-02-02,BTC,561800000',
  '2026-02-03,BTC,-272000000',
  '2026-02-02,ETH,-2900000',
  '2026-02-03,ETH,14000000',
];

describe.skipIf(!existsSync(REPLAY_SERVER))(
  'modes of misbehaviour (skipped where ../shared is absent)',
  () => {
    let cases: Case[] = [];
    beforeAll(async () => {
      cases = await runModes(['none', 'none', 'none', ...MODES]);
    }, 600_000);

    const of = (mode: string, kind: Kind): Case => {
      const found = cases.find((one) => one.mode === mode && one.kind === kind);
      if (found) return found;
      throw new Error(`${mode} was not run`);
    };
    /** the good run that took the least memory */
    const good = (kind: Kind) =>
      Math.min(
        ...cases.filter((one) => one.mode === 'none' && one.kind === kind).map((one) => one.peakKilobytes),
      );
    const extraMb = (one: Case) => (one.peakKilobytes - good(one.kind)) / 1024;

    const failing = Object.entries(MUST_FAIL).flatMap(([mode, reason]) =>
      (['alone', 'in the middle'] as const).map((kind) => ({ mode, kind, reason })),
    );
    const readable = MUST_READ.flatMap((mode) =>
      (['alone', 'in the middle'] as const).map((kind) => ({ mode, kind })),
    );

    test('are all 24', () => {
      expect(new Set(MODES).size).toBe(24);
    });

    test.each(failing)(
      '$mode, $kind: told, nothing kept, mended by the next run',
      ({ mode, kind, reason }) => {
        const one = of(mode, kind);
        expect(one.run).toMatchObject({ status: 1, stdout: '' });
        expect(one.run.stderr).toMatch(reason);
        expect(one.run.stderr).toContain(one.url);
        expect(one.run.stderr).toContain('BTC was not delivered by farside');
        expect(one.run.stderr).toContain('ETH was not delivered by farside');
        expect(one.after).toEqual(one.before);
        expect(extraMb(one)).toBeLessThanOrEqual(EXTRA_MB);
        expect(one.next).toMatchObject({ status: 0, stderr: '' });
        expect(one.next.stdout).toContain(
          '加密 ETF 2 月 3 日数据概况：比特币现货 ETF 昨日总净流出 2.72 亿美元',
        );
        expect(one.totals).toEqual(TOTALS);
      },
    );

    test.each(readable)('$mode, $kind: read right', ({ mode, kind }) => {
      const one = of(mode, kind);
      const calm = of('none', kind);
      expect(one.run).toMatchObject({ status: 0, stdout: calm.run.stdout });
      expect(one.after.observations).toEqual(calm.after.observations);
      expect(extraMb(one)).toBeLessThanOrEqual(EXTRA_MB);
      expect(one.next).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(one.totals).toEqual(TOTALS);
    });

    afterAll(() => {
      const most = cases.toSorted((a, b) => extraMb(b) - extraMb(a))[0];
      const longest = cases.toSorted((a, b) => b.ms - a.ms)[0];
      if (!most || !longest) return;
      report(`modes: ${MODES.length}, each alone and in the middle of a night: ${cases.length} runs`);
      report(
        `modes: most memory beyond a good run: ${extraMb(most).toFixed(1)} MB (${most.mode}, ${most.kind}); ` +
          `a good run holds ${Math.round(good('alone') / 1024)} MB on an empty folder, ${Math.round(good('in the middle') / 1024)} MB later`,
      );
      const seconds = (one: Case) => `${(one.ms / 1000).toFixed(1)} s (${one.mode}, ${one.kind})`;
      report(
        `modes: longest run ${seconds(longest)}; at a limit of 2 s a page: ${cases
          .filter((one) => /^(timeout|slow)$/.test(one.mode))
          .map(seconds)
          .join(', ')}`,
      );
    });
  },
);
