import { missingDays } from '../../analyse/days/missing-days.ts';
import type { EtfDigestError } from '../../errors.ts';
import type { Http } from '../../http/client.ts';
import type { Asset } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { type Day, newYorkDay, START_OF_TIME } from '../../model/time.ts';
import { reachesBack } from '../../sources/audit/all-days.ts';
import type { AuditContext } from '../../sources/audit/context.ts';
import { type PageRequest, pagesOf, type Source } from '../../sources/source.ts';
import { blankRows } from '../../store/blank-rows.ts';
import { columns, unreadColumns } from '../../store/columns.ts';
import type { Db } from '../../store/db.ts';
import { currentFigures, fundRecords, reportedDays } from '../../store/flows.ts';
import { lastFullPage, lastListed } from '../../store/snapshots.ts';
import { currentTotals } from '../../store/totals.ts';
import type { RunContext } from '../context.ts';
import { fetchPage, type PageOutcome } from '../pages/fetch-page.ts';
import { type Ask, askInOrder, askUntilSilent } from './ask-pages.ts';
import { asksForAllDays, footOf, type HeldFoot } from './foot.ts';

export type Accepted = Extract<PageOutcome, { error: null }>;

/** What one source delivered of one asset: of each of its pages every answer, in the order it was asked for. */
export interface Gathered {
  asset: Asset;
  source: Source;
  pages: readonly (readonly PageOutcome[])[];
  /** the page whose foot could be held against the days that were stored before; null where there is none */
  foot: HeldFoot | null;
}

/**
 * Asks a publisher for an asset: the newest days, or every day when the store has a gap or `full` is set. Of each page the
 * addresses are tried in order: a copy of the page only where the page itself is refused, and none after an answer that
 * contradicts the store or after silence. Each address is asked once. A short page that tells of changes further back, by its
 * rows or at its foot, is followed by that of all days.
 */
export async function gather(
  db: Db,
  source: Source,
  asset: Asset,
  full: boolean,
  run: RunContext,
  http: Http,
): Promise<Gathered> {
  const span = full || hasGap(db, source, asset, run) ? 'full' : 'recent';
  const { registry } = run.reference;
  const context = { registry, day: (first: Day) => auditContext(db, source, asset, run, first) };
  const hasKey = source.id in run.config.keys;
  const ask: Ask = (addresses) =>
    askInOrder(
      addresses.filter(({ needsKey }) => hasKey || !needsKey),
      (request) => fetchPage(source, asset, request, context, run.config, http),
    );
  const pages = await askUntilSilent(pagesOf(source, asset, span, registry), ask);
  const [page] = acceptedOf({ pages });
  const foot = page ? footOf(db, source.id, page.table, run) : null;
  const tellsOfMore = ({ table }: Accepted) =>
    reachesBack(table, context.day(table.rows[0]?.day ?? START_OF_TIME).known, registry) ||
    (foot?.differs === true && asksForAllDays(db, source.id, asset, run));
  if (page && span === 'recent' && source.coverage === 'complete' && tellsOfMore(page))
    pages.push(await ask(allDaysOf(source, asset, registry)));
  return { asset, source, pages, foot };
}

/** The addresses of the page of all days, without those of the newest that stand in for it. */
function allDaysOf(source: Source, asset: Asset, registry: FundRegistry): PageRequest[] {
  const asked = pagesOf(source, asset, 'recent', registry)
    .flat()
    .map(({ page }) => page);
  return pagesOf(source, asset, 'full', registry)
    .flat()
    .filter(({ page }) => !asked.includes(page));
}

function auditContext(
  db: Db,
  source: Source,
  asset: Asset,
  { config, reference }: RunContext,
  first: Day,
): AuditContext {
  return {
    registry: reference.registry,
    calendar: reference.calendar,
    coverage: source.coverage,
    resolutionUsd: source.resolutionUsd,
    today: newYorkDay(config.now),
    known: {
      figures: currentFigures(db, source.id, asset, config.now, first),
      totals: currentTotals(db, source.id, asset, config.now, first),
      columns: columns(db, source.id, asset, config.now).map((column) => column.ticker),
      listed: lastListed(db, source.id, asset, config.now),
      records: fundRecords(db, asset, first, config.now),
      blank: blankRows(db, source.id, asset, config.now),
    },
  };
}

/** Only a publisher of the whole table can have a gap filled: days without a figure, and what stood in a column before it was seen. */
function hasGap(db: Db, source: Source, asset: Asset, { config, reference }: RunContext): boolean {
  if (source.coverage === 'partial') return false;
  const { registry, calendar } = reference;
  if (unreadColumns(db, source.id, asset, registry.launchOf(asset), config.now).length > 0) return true;
  const lastFull = lastFullPage(db, source.id, asset, config.now);
  const days = missingDays(
    registry.launchOf(asset),
    newYorkDay(config.now),
    reportedDays(db, source.id, asset, config.now),
    lastFull && newYorkDay(lastFull),
    calendar,
  );
  return days.length > 0;
}

/** Why pages were refused. */
export function refusals({ pages }: Gathered): EtfDigestError[] {
  return pages.flat().flatMap((outcome) => outcome.error ?? []);
}

/** The pages that were accepted. */
export function acceptedOf({ pages }: Pick<Gathered, 'pages'>): Accepted[] {
  return pages.flat().filter((outcome) => outcome.error === null);
}
