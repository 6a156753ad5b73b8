import { LayoutError } from '../../errors.ts';
import type { Asset, FlowTable } from '../../model/flow.ts';
import { parseMillions } from '../../model/money.ts';
import { isDay } from '../../model/time.ts';
import { readCsvTable } from '../formats/csv.ts';

/**
 * Reads data/history/*.csv: `day`, a column a fund, `Total`; US$ millions, an empty cell was never reported.
 * The figures are Farside's.
 *
 * @throws LayoutError when the file is damaged
 */
export function parseBundled(csv: string, asset: Asset): FlowTable {
  const [header = [], ...lines] = readCsvTable(csv);
  if (header[0] !== 'day' || header.at(-1) !== 'Total') {
    throw new LayoutError('the bundled history has no header', {
      expected: 'day,…,Total',
      got: header.join(','),
    });
  }
  const tickers = header.slice(1, -1);
  return { asset, tickers, rows: lines.map((line) => bundledRow(line, tickers)) };
}

function bundledRow(line: readonly string[], tickers: readonly string[]): FlowTable['rows'][number] {
  const [day = '', ...cells] = line;
  const totalUsd = parseMillions(cells.at(-1) ?? '');
  if (!isDay(day) || cells.length !== tickers.length + 1 || totalUsd === null) {
    throw new LayoutError('a line of the bundled history is damaged', { got: line.join(',') });
  }
  return {
    day,
    cells: new Map(tickers.map((ticker, i) => [ticker, parseMillions(cells[i] ?? '')])),
    totalUsd,
  };
}
