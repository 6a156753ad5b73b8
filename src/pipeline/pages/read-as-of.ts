import { EtfDigestError } from '../../errors.ts';
import type { FlowTable, Observation, TableRow } from '../../model/flow.ts';
import { levelsOf } from '../../model/levels.ts';
import { type Day, END_OF_TIME, type Instant, newYorkDay, START_OF_TIME } from '../../model/time.ts';
import type { AuditContext } from '../../sources/audit/context.ts';
import type { RawPage, Source } from '../../sources/source.ts';
import { blankRows } from '../../store/blank-rows.ts';
import { columns } from '../../store/columns.ts';
import type { Db } from '../../store/db.ts';
import { currentFigures, fundRecords } from '../../store/flows.ts';
import { lastListed, type Snapshot, sightings } from '../../store/snapshots.ts';
import { currentTotals } from '../../store/totals.ts';
import type { Reference } from '../reference.ts';
import { type PageOutcome, readPage } from './fetch-page.ts';

/**
 * Reads a page of an earlier moment as if it had been fetched then: held against what was known by that moment, and
 * without the days that a newer page has shown since. A file that tells of no other day is refused.
 *
 * @param released a person has looked at the page and lets it pass: a day that it no longer shows is withdrawn
 */
export function readAsOf(
  db: Db,
  source: Source,
  asked: Snapshot,
  page: RawPage,
  reference: Reference,
  released = false,
): PageOutcome {
  const at = asked.fetchedAt ?? START_OF_TIME;
  // the bundled history has no hour, only days
  const today = newYorkDay(at);
  const context = (first: Day): AuditContext => ({
    ...reference,
    today,
    released,
    coverage: source.coverage,
    resolutionUsd: source.resolutionUsd,
    known: {
      records: fundRecords(db, asked.asset, first, at),
      blank: blankRows(db, source.id, asked.asset, at),
      totals: currentTotals(db, source.id, asked.asset, at),
      figures: currentFigures(db, source.id, asked.asset, at).filter(
        (figure) => asked.via !== 'import' || figure.day < today,
      ),
      columns: columns(db, source.id, asked.asset, at).map((column) => column.ticker),
      listed: lastListed(db, source.id, asked.asset, at),
    },
  });
  const outcome = readPage(source, page, asked, {
    registry: reference.registry,
    day: context,
  });
  if (outcome.error) return outcome;
  const gone = released ? goneDays(outcome.table, context(START_OF_TIME).known.figures) : [];
  const read = withoutNewerDays(db, outcome, gone, at);
  const isNews = released || asked.via !== 'import' || read.table.rows.length > 0;
  return isNews ? read : withoutNews(read);
}

/** Days within the page that it no longer shows, every figure withdrawn. */
function goneDays({ tickers, rows }: FlowTable, known: readonly Observation[]): TableRow[] {
  if (tickers.length === 0) return [];
  const days = rows.map((row) => row.day);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const gone = known.filter(
    (was) => was.flowUsd !== null && was.day >= first && was.day <= last && !days.includes(was.day),
  );
  return [...new Set(gone.map((was) => was.day))].map((day) => ({
    day,
    totalUsd: null,
    cells: new Map(gone.filter((was) => was.day === day).map((was) => [was.ticker, null])),
  }));
}

type Read = Extract<PageOutcome, { error: null }>;

function withoutNewerDays(db: Db, read: Read, gone: readonly TableRow[], at: Instant): Read {
  const { source, asset } = read.snapshot;
  const newer = sightings(db, source, asset, END_OF_TIME).filter(
    (span) => (span.seenAt ?? START_OF_TIME) > at,
  );
  const isNewer = (day: Day) => newer.some((span) => span.firstDay <= day && day <= span.lastDay);
  const isToldHere = ({ day }: { day: Day }) => !isNewer(day);
  const rows = [...read.table.rows, ...gone].filter(isToldHere);
  return { ...read, table: { ...read.table, rows, ...levelsOf(read.table, isToldHere) } };
}

function withoutNews({ snapshot }: Read): PageOutcome {
  const error = new EtfDigestError('the page holds nothing that a newer page has not shown', {
    source: snapshot.url,
    got: `a page saved at ${snapshot.fetchedAt}`,
    mend: 'save the page again and import that file',
  });
  const kept = { ...snapshot, firstDay: null, lastDay: null, reason: error.explain() };
  return { snapshot: kept, table: null, error };
}
