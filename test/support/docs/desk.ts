import { cpSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledTable } from '../days/days.ts';
import { runHere } from '../program/here.ts';
import { makeStore } from '../program/make-store.ts';
import type { Finished } from '../program/program.ts';
import { type Publisher, startPublisher } from '../publishers/publisher.ts';
import { KEYS, startJsonPublishers, type ToldDay } from '../publishers/publishers-json.ts';
import { type Block, blocksOf, linesOf, ROOT, textOf } from './pages.ts';
import { openShell } from './shell.ts';

/** The morning on which every documented command is run: Friday, 13 December 2024, is the newest day in the store. */
export const NOW = '2024-12-17T06:30:00Z';
const NEXT_MORNING = '2024-12-18T06:30:00Z';
/** A doctor finds fault with a clock that stands before the program was made; the CSV of publishers.md is of January 2026. */
const OTHER_MORNINGS: readonly [RegExp, string][] = [
  [/ doctor/, '2026-11-24T06:30:00Z'],
  [/ eth\.csv/, '2026-01-29T06:30:00Z'],
];

const THE_BLOCK_BTC = '/api/charts/chart/etfs/bitcoin-etf/spot-bitcoin-etf-flows';

/** Runs the blocks of a page as a reader would, each in a folder of its own that holds the bundled history. */
export interface Desk {
  /** the lines of a block and what they left; a block that several pages have is run once */
  runBlock(block: Block): Promise<ReadonlyMap<string, Finished>>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const shell = await openShell();
  const page = await startPublisher(NOW);
  const json = await startJsonPublishers({ BTC: toldDays('BTC'), ETH: toldDays('ETH') });
  const env = {
    ETF_DIGEST_NOW: NOW,
    ETF_DIGEST_FARSIDE_URL: page.url,
    ETF_DIGEST_SOSOVALUE_URL: json.url,
    ETF_DIGEST_THEBLOCK_URL: json.url,
    ETF_DIGEST_SOURCES: 'farside',
  };
  const blank = path.join(shell.folder, 'blank');
  await prepareFolder(blank, page.url, json.url, env);
  const done = new Map<string, Promise<ReadonlyMap<string, Finished>>>();

  const runLines = async (block: Block): Promise<ReadonlyMap<string, Finished>> => {
    const cwd = mkdtempSync(path.join(shell.folder, 'desk-'));
    cpSync(blank, cwd, { recursive: true, preserveTimestamps: true });
    if (/ accept \d/.test(block.text)) await holdPageBack(cwd, page, env);
    const finished = new Map<string, Finished>();
    for (const line of linesOf(block)) {
      const now = OTHER_MORNINGS.find(([about]) => about.test(line))?.[1] ?? NOW;
      finished.set(line, await shell.run(line, { cwd, env: { ...env, ETF_DIGEST_NOW: now } }));
    }
    return finished;
  };
  return {
    runBlock: (block) => {
      const known = done.get(block.text) ?? runLines(block);
      done.set(block.text, known);
      return known;
    },
    close: async () => {
      shell.close();
      await Promise.all([page.close(), json.close()]);
    },
  };
}

/** What a reader of the pages has: the store, a page that a browser saved, the CSV of publishers.md, a key, a program. */
async function prepareFolder(
  folder: string,
  url: string,
  jsonUrl: string,
  env: Record<string, string>,
): Promise<void> {
  mkdirSync(folder);
  await makeStore(folder, env);
  const saved = path.join(folder, 'btc.html');
  writeFileSync(saved, await (await fetch(`${url}/btc/`)).text());
  utimesSync(saved, new Date(NOW), new Date(NOW));
  writeFileSync(path.join(folder, 'btc.json'), await (await fetch(`${jsonUrl}${THE_BLOCK_BTC}`)).text());
  const [csv] = blocksOf(textOf('docs/publishers.md'), 'csv');
  writeFileSync(path.join(folder, 'eth.csv'), csv?.text ?? '');
  writeFileSync(path.join(folder, '.sosovalue-key'), KEYS.sosovalue);
  for (const name of ['templates', 'docs/examples'])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
}

/** A first night, and the page of the next that restates two past days: it is kept as snapshot 5, and not believed. */
async function holdPageBack(cwd: string, page: Publisher, env: Record<string, string>): Promise<void> {
  await runHere(['nightly'], { cwd, env });
  page.restated.set('BTC/2024-12-16/IBIT', '420.2').set('BTC/2024-12-13/FBTC', '98.5');
  page.at = NEXT_MORNING;
  await runHere(['nightly', '--now', NEXT_MORNING], { cwd, env });
  page.restated.clear();
  page.at = NOW;
}

function toldDays(asset: 'BTC' | 'ETH'): ToldDay[] {
  return bundledTable(asset).rows.map(({ day, cells, totalUsd }) => ({
    day,
    funds: Object.fromEntries([...cells].map(([ticker, usd]) => [ticker, usd])),
    totalUsd: totalUsd ?? 0,
  }));
}
