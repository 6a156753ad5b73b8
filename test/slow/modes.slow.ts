import { beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../support/publishers/faults.ts';
import { type Case, type Kind, type Mode, runModes } from '../support/publishers/modes.ts';
import { AMOUNT, drawn } from './amount.ts';
import { report } from './report.ts';

/** How many megabytes more than a good run a failing one may hold. */
const EXTRA_MB = 64;

/** Modes that must still be read. */
const MUST_READ = ['latin1', 'extra-column', 'two-tables'] as const;
type Readable = (typeof MUST_READ)[number];

/** Modes that must fail, and the reason that the message gives. */
const MUST_FAIL: Record<Exclude<Fault, Readable>, RegExp> = {
  '403': /the page was refused.*got: status 403/s,
  challenge: /asks for a browser \(challenge page\)/,
  'challenge-200': /asks for a browser \(challenge page\)/,
  '429': /the page was refused.*got: status 429/s,
  '500': /the page was refused.*got: status 500/s,
  '503': /the page was refused.*got: status 503/s,
  timeout: /no whole answer within 2 s/,
  slow: /no whole answer within 2 s/,
  truncate: /the connection broke off/,
  reset: /the connection broke off/,
  empty: /this is empty, not a page/,
  garbage: /this is binary data, not a page/,
  'gzip-bomb': /the answer is too large.*at most 16 MB/s,
  big: /the answer is too large.*at most 8 MB/s,
  'redirect-loop': /too many redirects/,
  'gone-column': /the column of IBIT is gone/,
  'swapped-columns': /columns have moved/,
  // where the head still says Total, the last fund's figures have taken its place
  'missing-total': /the header of the flow table is not understood|the column of BTC is gone/,
  'wrong-total': /does not add up to its Total/,
  'duplicate-row': /the days do not go forward/,
  'dates-us': /the date \d\d\/\d\d\/\d{4} can be read in two ways/,
  'no-table': /no flow table on the page/,
};
const FAILING = Object.entries(MUST_FAIL) as [Fault, RegExp][];
const KINDS: readonly Kind[] = ['alone', 'in the middle'];

/** Farside's own Totals. */
const TOTALS = [
  '2026-02-02,BTC,561800000',
  '2026-02-03,BTC,-272000000',
  '2026-02-02,ETH,-2900000',
  '2026-02-03,ETH,14000000',
];

describe('modes of misbehaviour', () => {
  const failing = drawn(FAILING, AMOUNT.modes).flatMap(([mode, reason]) =>
    KINDS.map((kind) => ({ mode, reason, kind })),
  );
  const readable = drawn(MUST_READ, AMOUNT.modes).flatMap((mode) => KINDS.map((kind) => ({ mode, kind })));
  const calm = KINDS.map((kind) => ({ mode: 'none' as const, kind }));
  const asked = [...calm, ...failing, ...readable];
  let cases: Case[] = [];
  beforeAll(async () => {
    cases = await runModes(asked);
  });

  const of = (mode: Mode, kind: Kind): Case => {
    const found = cases.find((one) => one.mode === mode && one.kind === kind);
    if (found) return found;
    throw new Error(`${mode} was not run`);
  };
  const extraMb = (one: Case) => (one.peakKilobytes - of('none', one.kind).peakKilobytes) / 1024;

  test.each(failing)('$mode, $kind: told, nothing kept, mended by the next run', ({ mode, kind, reason }) => {
    const one = of(mode, kind);
    expect(one.run).toMatchObject({ status: 1, stdout: '' });
    expect(one.run.stderr).toMatch(reason);
    expect(one.run.stderr).toContain(one.url);
    expect(one.run.stderr).toContain('BTC was not delivered by farside');
    expect(one.run.stderr).toContain('ETH was not delivered by farside');
    expect(one.after).toEqual(one.before);
    expect(extraMb(one)).toBeLessThanOrEqual(EXTRA_MB);
    expect(one.next.status).toBe(0);
    for (const line of one.next.stderr.trim().split('\n'))
      expect(line).toMatch(/ is delivered again; | is well again; /);
    expect(one.next.stdout).toContain('加密 ETF 2 月 3 日数据概况：比特币现货 ETF 昨日总净流出 2.72 亿美元');
    expect(one.totals).toEqual(TOTALS);
  });

  test.each(readable)('$mode, $kind: read right', ({ mode, kind }) => {
    const one = of(mode, kind);
    const undisturbed = of('none', kind);
    expect(one.run).toMatchObject({ status: 0, stdout: undisturbed.run.stdout });
    expect(one.after.observations).toEqual(undisturbed.after.observations);
    expect(extraMb(one)).toBeLessThanOrEqual(EXTRA_MB);
    expect(one.next).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(one.totals).toEqual(TOTALS);
  });

  test('are all run, and none holds much more memory than a good run', () => {
    expect(cases.length).toBe(asked.length);
    expect(failing.length).toBe(2 * Math.min(FAILING.length, AMOUNT.modes));
    const most = Math.max(...cases.map(extraMb));
    expect(most).toBeLessThanOrEqual(EXTRA_MB);
    report(
      `modes: ${failing.length} runs that must fail, ${readable.length} that must be read; ` +
        `most memory beyond a good run: ${most.toFixed(1)} of ${EXTRA_MB} MB`,
    );
  });
});
