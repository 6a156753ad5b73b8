import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram, temporaryFolder } from './support/program.ts';
import { REPLAY_SERVER, startReplay } from './support/replay.ts';

/** Every fourth hour from the evening of 2 February 2026 in New York to the evening of the 9th. */
function moments(): string[] {
  const hours = (Date.parse('2026-02-10T06:00:00Z') - Date.parse('2026-02-02T22:00:00Z')) / 3_600_000;
  return Array.from({ length: hours / 4 + 1 }, (_, i) =>
    new Date(Date.parse('2026-02-02T22:00:00Z') + i * 4 * 3_600_000).toISOString(),
  );
}

test.skipIf(!existsSync(REPLAY_SERVER))(
  'the recorded nights of 2 to 6 February 2026 end in the published totals (skipped where ../shared is absent)',
  { timeout: 120_000 },
  async () => {
    const replay = await startReplay();
    onTestFinished(() => replay.close());
    const folder = temporaryFolder();
    const options = { cwd: folder, env: { ETF_DIGEST_FARSIDE_URL: replay.url } };
    const printed: string[] = [];
    for (const at of moments()) {
      await replay.setAt(at);
      const run = await runProgram(['nightly', '--now', at], options);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      printed.push(run.stdout);
    }

    const totals = await runProgram(
      ['trend', '2026-02-05', '--days', '4', '--asset', 'btc', '--format', 'csv'],
      options,
    );
    expect(totals.stdout.trim().split('\n').slice(1)).toEqual([
      '2026-02-02,BTC,561800000',
      '2026-02-03,BTC,-272000000',
      '2026-02-04,BTC,-544900000',
      '2026-02-05,BTC,-434100000',
    ]);

    const db = new Database(path.join(folder, 'data/etf-digest.db'), { readonly: true });
    onTestFinished(() => void db.close());
    const editions = db
      .prepare("SELECT edition, written_at AS at FROM digests WHERE day = '2026-02-06' ORDER BY id")
      .all() as { edition: string; at: string }[];
    const final = editions.filter(({ edition }) => edition === 'final');
    expect(final).toHaveLength(1);
    expect(final[0]?.at.slice(0, 10)).toBe('2026-02-09');
    expect(editions.filter(({ edition }) => edition === 'preliminary').length).toBeGreaterThan(1);

    const placeholders = db
      .prepare(
        "SELECT count(*) FROM observations WHERE asset = 'BTC' AND day = '2026-02-03' AND flow_usd = 0",
      )
      .pluck()
      .get();
    expect(placeholders).toBeGreaterThanOrEqual(11);
    const aboutThird = printed
      .join('\n')
      .split('\n')
      .filter((line) => line.includes('加密 ETF 2 月 3 日'));
    expect(aboutThird.length).toBeGreaterThan(1);
    for (const title of aboutThird) expect(title).not.toMatch(/为零|11\/11/);
    expect(db.prepare("SELECT count(*) FROM digests WHERE edition = 'correction'").pluck().get()).toBe(0);
  },
);
