import type { Ticker } from '../../../src/model/flow.ts';
import type { Said } from './text-reader.ts';

/** The funds of a finished Markdown: flow and lifetime, by ticker. */
export type FundTable = ReadonlyMap<Ticker, { flow: Said; lifetime: Said }>;

/** Reads the tables of one asset's funds: flows of the day or week, and lifetimes. */
export function readFundTable(markdown: string): FundTable {
  const tables = markdown.split('\n\n').filter((part) => part.startsWith('| '));
  const [flows, lifetimes] = [/(?:当日|单周)/, /历史累计/].map((column) => {
    const table = tables.find((one) => new RegExp(`${column.source}（[万亿]美元）`).test(one));
    return table === undefined ? new Map<Ticker, Said>() : readColumn(table);
  });
  return new Map(
    [...(flows ?? [])].map(([ticker, flow]) => {
      const lifetime = lifetimes?.get(ticker);
      if (!lifetime) throw new Error(`no lifetime of ${ticker}`);
      return [ticker, { flow, lifetime }];
    }),
  );
}

/** The amounts of a table by the tickers that its rows name; `其余 4 只：A、B` are four. */
function readColumn(table: string): Map<Ticker, Said> {
  const [head = '', , ...rows] = table.split('\n');
  const unitUsd = head.includes('亿美元') ? 100_000_000 : 10_000;
  return new Map(
    rows.flatMap((row) => {
      const [, names = '', cell = ''] = row.split('|').map((part) => part.trim());
      const tickers = names.split(/[：、]/).flatMap((name) => /[A-Z]{3,4}$/.exec(name)?.[0] ?? []);
      return tickers.map((ticker): [Ticker, Said] => [ticker, readCell(cell, unitUsd)]);
    }),
  );
}

function readCell(cell: string, unitUsd: number): Said {
  if (cell === '0') return { usd: 0, stepUsd: 1 };
  const [, digits, decimals = ''] = /^([+-]\d+(?:\.(\d+))?)$/.exec(cell) ?? [];
  if (digits === undefined) throw new Error(`no amount of a column: ${cell}`);
  return { usd: Math.round(Number(digits) * unitUsd), stepUsd: unitUsd / 10 ** decimals.length };
}
