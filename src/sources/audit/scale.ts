import { AuditError } from '../../errors.ts';
import type { FlowTable, TableRow, Ticker } from '../../model/flow.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import type { AuditContext, FundRecord } from './context.ts';
import { listed, millions } from './refusal.ts';

/** The most that a fund has moved in a day by August 2026 is 1.12 billion; all of them together, 1.37 billion. */
const LARGEST_USD = 30_000_000_000;
/** Shares are created and redeemed in blocks that are worth more. */
const SMALLEST_USD = 10_000;

/** Rows in another unit: dollars taken for millions, or millions for dollars, are a million times off and still add up. */
export function wrongUnits({ rows }: FlowTable, context: AuditContext): AuditError | null {
  const wrong = rows
    .map((row) => ({ day: row.day, largest: largestOf(row) }))
    .filter(({ largest }) => largest !== 0 && (largest < SMALLEST_USD || largest > LARGEST_USD));
  if (wrong.length === 0) return null;
  const days = wrong.map(({ day }) => day);
  const largest = wrong.map((row) => `${row.largest}`);
  return new AuditError(`the figures of ${listed(days, context, ', ')} are in another unit`, {
    expected: `a largest figure from ${SMALLEST_USD} to ${LARGEST_USD} US dollars`,
    got: listed(largest, context, ', '),
    mend: 'nothing of the page was stored: look at the publisher’s own page',
  });
}

const largestOf = ({ cells, totalUsd }: TableRow): number =>
  Math.max(0, ...[...cells.values(), totalUsd].map((figure) => Math.abs(figure ?? 0)));

/** Figures that the publisher cannot have meant: a footnote's sign read as a digit, a sum of floats. */
export function betweenSteps({ rows }: FlowTable, context: AuditContext): AuditError | null {
  const step = context.resolutionUsd;
  const isBetween = (figure: Usd | null) => figure !== null && figure % step !== 0;
  const wrong = rows.flatMap(({ day, cells, totalUsd }) =>
    [...cells, ['Total', totalUsd] as const]
      .filter(([, figure]) => isBetween(figure))
      .map(([ticker, figure]) => `${ticker} on ${day}: ${millions(figure)}`),
  );
  if (wrong.length === 0) return null;
  return new AuditError('figures stand between the steps of the publisher', {
    expected: `multiples of ${millions(step)} million US dollars`,
    got: listed(wrong, context),
    mend: 'nothing of the page was stored: look whether a sign beside a figure was read as a digit',
  });
}

/** From so many sessions on a fund is known. */
const KNOWN_SESSIONS = 20;
/** To August 2026 no fund did more than three times its largest ever and 200 million beyond it, once it was known. */
const TIMES = 3;
const BEYOND_USD = 200_000_000;

/** A figure many times anything that its fund ever did: a decimal point that was lost still adds up where the Total lost it too. */
export function outOfScale({ rows }: FlowTable, context: AuditContext): AuditError | null {
  const records = new Map(context.known.records);
  const wrong = rows.flatMap((row) => {
    const far = [...row.cells].flatMap(([ticker, figure]) =>
      figure !== null && isFar(figure, records.get(ticker)) && !isKnown(row, ticker, figure, context)
        ? [{ ticker, day: row.day, figure, before: records.get(ticker)?.largestUsd ?? asUsd(0) }]
        : [],
    );
    for (const [ticker, figure] of row.cells) records.set(ticker, withSession(records.get(ticker), figure));
    return far;
  });
  if (wrong.length === 0) return null;
  const said = wrong.map(({ ticker, day, figure }) => `${ticker} on ${day}: ${millions(figure)}`);
  const before = wrong.map((one) => `${one.ticker} at most ${millions(one.before)} so far`);
  return new AuditError(
    'a figure is many times anything that its fund ever did',
    {
      expected: listed([...new Set(before)], context),
      got: listed(said, context),
      mend: ['nothing of the page was stored', 'compare the figure with the page and with another publisher'],
    },
    true,
  );
}

function isFar(figure: Usd, record: FundRecord | undefined): boolean {
  if (!record || record.sessions < KNOWN_SESSIONS) return false;
  const size = Math.abs(figure);
  return size > TIMES * record.largestUsd && size > record.largestUsd + BEYOND_USD;
}

/** The store holds it already: a person has released it. */
const isKnown = ({ day }: TableRow, ticker: Ticker, figure: Usd, { known }: AuditContext): boolean =>
  known.figures.some((was) => was.day === day && was.ticker === ticker && was.flowUsd === figure);

function withSession(record: FundRecord | undefined, figure: Usd | null): FundRecord {
  const before = record ?? { sessions: 0, largestUsd: asUsd(0) };
  if (figure === null) return before;
  return {
    sessions: before.sessions + 1,
    largestUsd: asUsd(Math.max(before.largestUsd, Math.abs(figure))),
  };
}
