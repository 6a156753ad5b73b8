import { copyFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { runCli } from '../../../src/cli.ts';
import { EXIT } from '../../../src/errors.ts';
import { bundledTable, reference } from '../days/days.ts';
import { makeStore } from '../program/make-store.ts';
import { farsidePage } from '../publishers/farside-page.ts';
import { NOBODY } from '../publishers/nobody.ts';
import { SEED } from './mutation-run.ts';
import { html } from './mutations.ts';

const NOW = '2024-12-17T06:00:00Z';
const NEW_DAY = ['418.8', '116.1', '2.9', '50.6', '6.0', '0.0', '0.0', '10.2', '0.0', '17.6', '6.6'];

/** Fourteen days that the bundled history knows and one that it does not. */
function importedPage(): string {
  const { tickers, rows } = bundledTable('BTC');
  const old = rows.slice(-14).map(({ day, cells }) => ({
    day,
    cells: [...cells.values()].map((usd) => (usd === null ? '' : (usd / 1e6).toFixed(1))),
  }));
  const all = [...old, { day: '2024-12-16', cells: NEW_DAY }];
  return farsidePage({ asset: 'BTC', full: false, columns: tickers, rows: all });
}

/** How many imports of spoiled pages ended how. */
export interface ImportTally {
  accepted: number;
  refused: number;
}

/** Spoils a page so many times and imports each, by the command, into a database that holds the bundled history. */
export async function importSpoiled(folder: string, times: number): Promise<ImportTally> {
  const [fresh, used] = [path.join(folder, 'fresh.db'), path.join(folder, 'used.db')];
  await makeStore(folder, { ETF_DIGEST_DB: fresh });
  const tally: ImportTally = { accepted: 0, refused: 0 };
  const original = importedPage();
  const property = fc.asyncProperty(html.mutations, async (mutation) => {
    const { page } = html.apply(original, mutation);
    copyFileSync(fresh, used);
    const command = ['import', '-', '--source', 'farside', '--asset', 'btc', '--db', used];
    const { status, out, err } = await run(command, folder, page.body);
    must(status === EXIT.done || status === EXIT.failed, `status ${status}`);
    must(!/[^\P{C}\n]/u.test(out + err) && out.length + err.length < 10_000, `said ${JSON.stringify(err)}`);
    must(status === EXIT.done || /^error: /.test(err), `a refusal that says ${err}`);
    requireSoundStore(used, status === EXIT.done);
    tally[status === EXIT.done ? 'accepted' : 'refused'] += 1;
  });
  await fc.assert(property, { seed: SEED, numRuns: times });
  return tally;
}

async function run(argv: string[], cwd: string, stdin: Uint8Array) {
  const said = { out: '', err: '' };
  const io = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    stdin: async () => stdin,
    env: { ...NOBODY, ETF_DIGEST_NOW: NOW },
    cwd,
    clock: NOW,
  };
  return { status: await runCli(argv, io, '0.0.0'), ...said };
}

interface Appended {
  day: string;
  ticker: string;
  /** what the bundled history says of the same cell */
  was: number | null;
}

/** What the import appended: nothing if it was refused; else figures of funds on trading days, one known day restated at most. */
function requireSoundStore(file: string, accepted: boolean): void {
  const db = new Database(file, { readonly: true });
  const appended = db
    .prepare(
      `SELECT o.day, o.ticker, (
         SELECT flow_usd FROM observations b JOIN snapshots t ON t.id = b.snapshot
         WHERE t.via = 'bundled' AND b.asset = o.asset AND b.day = o.day AND b.ticker = o.ticker
       ) AS was
       FROM observations o JOIN snapshots s ON s.id = o.snapshot WHERE s.via = 'import'`,
    )
    .all() as Appended[];
  const verdicts = db.prepare("SELECT verdict FROM snapshots WHERE via = 'import'").pluck().all();
  const reasons = db.prepare('SELECT reason FROM snapshots WHERE reason IS NOT NULL').pluck().all();
  db.close();
  must(verdicts.join() === (accepted ? 'accepted' : 'refused'), `the snapshots say ${verdicts.join()}`);
  must(accepted || appended.length === 0, 'figures of a refused page were stored');
  must(!/[^\P{C}\n]/u.test(reasons.join('')), `the reason holds ${JSON.stringify(reasons)}`);
  for (const { day, ticker } of appended) {
    must(reference.calendar.isTradingDay(day), `stored ${day}, which is no trading day`);
    must(/^[A-Z][A-Z0-9]{1,5}$/.test(ticker), `stored the ticker ${ticker}`);
  }
  const restated = new Set(appended.filter(({ was }) => was !== null && was !== 0).map(({ day }) => day));
  must(restated.size <= 1, `restated ${[...restated].join(' ')}`);
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
