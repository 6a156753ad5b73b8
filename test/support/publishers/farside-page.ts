import type { Asset } from '../../../src/model/flow.ts';

/** A page as a test wants it: figures in the publisher's US$ millions, '' for a cell that shows '-'. */
export interface PageSpec {
  asset: Asset;
  full: boolean;
  columns: readonly string[];
  rows: readonly { day: string; cells: readonly string[]; total?: string }[];
  /** the flows of all days since launch, by column and of Total; absent: the page has no such row at its foot */
  lifetimes?: ReadonlyMap<string, string>;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const SEED = '10.6 4.4 2.5 2.3 10.2 1.1 2.7 9,199.3* 1,022.5*'.split(' ');

/** A page in the recorded shapes: /btc/ and the ETH pages with several header rows, the BTC all-data page with one. */
export function farsidePage(spec: PageSpec): string {
  const coin = spec.asset === 'BTC' ? 'Bitcoin' : 'Ethereum';
  return `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>${coin} ETF Flow (US$m) &#8211; Farside Investors</title></head>
<body><table><tr><td>Menu</td></tr></table>
${farsideTable(spec)}
<p>The table is generated automatically.</p></body></html>`;
}

/** The table alone, as the WordPress copy holds it. */
export function farsideTable(spec: PageSpec): string {
  const seed = spec.asset === 'ETH' ? row('Seed', [...SEED.slice(0, spec.columns.length), '10,255.0']) : '';
  const body = spec.rows.map(({ day, cells, total }) =>
    row(dateText(day), [...cells.map(figureText), figureText(total ?? totalOf(cells))]),
  );
  const figures = [...spec.columns, 'Total'];
  const footer = ['Average', 'Maximum', 'Minimum'].map((label) =>
    row(
      label,
      figures.map((_, i) => `${i + 1}.0`),
    ),
  );
  const { lifetimes } = spec;
  if (lifetimes)
    footer.unshift(
      row(
        'Total',
        figures.map((what) => lifetimeText(spec.asset, lifetimes.get(what) ?? '')),
      ),
    );
  return `<table class="etf"><thead>${header(spec)}</thead><tbody>${seed}${body.join('')}${footer.join('')}</tbody></table>`;
}

/** Whole millions at the foot of the Bitcoin pages, tenths at that of the others. */
const lifetimeText = (asset: Asset, raw: string): string =>
  asset === 'BTC' && raw !== '' ? figureText(Number(raw).toFixed(0)).replace('.0', '') : figureText(raw);

/** The publisher's running Total: the sum of the cells that are filled. */
export function totalOf(cells: readonly string[]): string {
  const tenths = cells.reduce((sum, cell) => sum + Math.round(Number(cell) * 10), 0);
  return (tenths / 10).toFixed(1);
}

function header({ asset, full, columns }: PageSpec): string {
  if (asset === 'BTC' && full) return headRow(['Date', ...columns, 'Total']);
  const logos = `<tr><th></th>${columns.map(() => '<th><a href=""><img src="/images/logo.jpg" alt="Logo"></a></th>').join('')}<th> Total</th></tr>`;
  const fees = headRow(['Fee', ...columns.map(() => '0.25%'), '']);
  const staking = asset === 'ETH' ? headRow(['Staking Fee', ...columns.map(() => ''), '']) : '';
  return logos + headRow(['', ...columns, '']) + fees + staking;
}

const headRow = (cells: readonly string[]): string =>
  `<tr>${cells.map((text) => `<th><div align="right"><span class="tabletext">     ${text}</span></div></th>`).join('')}</tr>`;

const row = (label: string, cells: readonly string[]): string =>
  `<tr> <td><span class="tabletext">${label}</span></td>${cells
    .map((text) => `<td><div align="right"><span class="tabletext">${text}</span></div></td>`)
    .join('')}</tr>\n`;

function dateText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date} ${MONTHS[Number(month) - 1]} ${year}`;
}

function figureText(raw: string): string {
  if (raw === '') return '-';
  const [whole = '', rest = '0'] = raw.replace('-', '').split('.');
  const figure = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
  return raw.startsWith('-') ? `<span class="redFont">(${figure})</span>` : figure;
}
