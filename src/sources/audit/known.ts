import { AuditError, ContradictionError } from '../../errors.ts';
import type { FlowTable, Observation } from '../../model/flow.ts';
import { isClosedBy } from '../../model/funds.ts';
import { type Day, START_OF_TIME } from '../../model/time.ts';
import type { AuditContext, Known } from './context.ts';
import { listed, millions, NOTHING_STORED } from './refusal.ts';

/** No non-zero figure was ever restated in nine months: two changed days on one page are moved columns. */
const CHANGED_DAYS = 2;

/** Columns of funds that must be on the page and are not. */
export function goneColumns(
  table: FlowTable,
  { known, registry, coverage }: AuditContext,
): AuditError | null {
  const [first = START_OF_TIME, last = START_OF_TIME] = [table.rows[0]?.day, table.rows.at(-1)?.day];
  if (isTotalsOnly(table)) return null;
  const sinceBefore = registry
    .of(table.asset)
    .filter((fund) => coverage === 'complete' && fund.firstFlowDay !== null && fund.firstFlowDay <= first)
    .map((fund) => fund.ticker);
  const reported = known.figures
    .filter((figure) => figure.day >= first && !(coverage === 'partial' && mayLeave(figure, table, registry)))
    .map((figure) => figure.ticker);
  const required = new Set([...sinceBefore, ...reported]);
  for (const ticker of known.columns) if (registry.find(table.asset, ticker)) required.add(ticker);
  const gone = [...required].filter(
    (ticker) => !table.tickers.includes(ticker) && !isClosedBy(registry.find(table.asset, ticker), last),
  );
  if (gone.length === 0) return null;
  return new AuditError(`the column of ${gone.join(', ')} is gone`, {
    expected: `a column each for ${[...required].join(' ')}`,
    got: table.tickers.join(' '),
    mend: `if the fund has closed, put the first day without it into the settings file: "funds": [{"asset": "${table.asset}", "ticker": "${gone[0]}", "closedDay": "YYYY-MM-DD"}]; otherwise the layout changed or this is another table`,
  });
}

/** A fund that data/funds.json does not know may leave a list, unless the page tells a day's Total again that its flow was part of. */
function mayLeave(
  { day, ticker, flowUsd }: Observation,
  { asset, rows }: FlowTable,
  registry: AuditContext['registry'],
): boolean {
  if (registry.find(asset, ticker)) return false;
  return !flowUsd || rows.every((row) => row.day !== day || row.totalUsd === null);
}

/** Days within the page that had figures before and have no row now. */
export function vanishedDays(table: FlowTable, context: AuditContext): AuditError | null {
  const shown = new Set(table.rows.map((row) => row.day));
  const first = table.rows[0]?.day ?? '';
  // a page of totals may lag behind the page of the funds
  const told = isTotalsOnly(table) ? [] : reportedDays(context.known);
  const vanished = told.filter((day) => day >= first && !shown.has(day));
  if (vanished.length === 0) return null;
  return new ContradictionError('days that were on the page before are gone', {
    expected: `rows for ${listed(vanished, context, ', ')}`,
    got: `${table.rows.length} rows from ${first} to ${table.rows.at(-1)?.day}`,
  });
}

/** Figures of several past days that are others than before; those that went blank are withdrawn, not moved. */
export function changedFigures(table: FlowTable, context: AuditContext): AuditError | null {
  const rows = new Map(table.rows.map((row) => [row.day, row]));
  const shown = ({ day, ticker }: Observation) => rows.get(day)?.cells.get(ticker);
  const changed = context.known.figures.filter((was) => {
    const is = shown(was);
    if (is === undefined || is === null || was.flowUsd === null || was.flowUsd === 0) return false;
    return Math.abs(is - was.flowUsd) >= context.resolutionUsd;
  });
  const days = new Set(changed.map((was) => was.day));
  if (days.size < CHANGED_DAYS) return null;
  const moves = changed.map(
    (was) => `${was.ticker} on ${was.day}: ${millions(was.flowUsd)} → ${millions(shown(was) ?? null)}`,
  );
  return new ContradictionError(
    `reported figures of ${days.size} past days changed at once: columns have moved`,
    {
      expected: 'at most one day with a restated figure',
      got: listed(moves, context),
      mend: [NOTHING_STORED, 'compare the column heads with those on the publisher’s page'],
    },
  );
}

const isTotalsOnly = ({ tickers }: FlowTable): boolean => tickers.length === 0;

const reportedDays = (known: Known): Day[] => [
  ...new Set(known.figures.filter((figure) => figure.flowUsd !== null).map((figure) => figure.day)),
];
