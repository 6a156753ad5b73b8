import { missingDays } from '../../analyse/days/missing-days.ts';
import { ContradictionError, type EtfDigestError, TransportError } from '../../errors.ts';
import type { Http } from '../../http/client.ts';
import type { Asset } from '../../model/flow.ts';
import { type Day, END_OF_TIME, newYorkDay } from '../../model/time.ts';
import type { AuditContext } from '../../sources/audit/context.ts';
import { type PageRequest, pagesOf, type Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import { currentFigures, fundRecords, reportedDays } from '../../store/flows.ts';
import { columns, lastFullPage } from '../../store/snapshots.ts';
import { currentTotals } from '../../store/totals.ts';
import type { RunContext } from '../context.ts';
import { fetchPage, mayTryCopy, type PageOutcome } from '../pages/fetch-page.ts';

export type Accepted = Extract<PageOutcome, { error: null }>;

/** What one source delivered of one asset: of each of its pages every answer, in the order it was asked for. */
export interface Gathered {
  asset: Asset;
  source: Source;
  pages: readonly (readonly PageOutcome[])[];
}

/**
 * Asks a publisher for an asset: the newest days, or every day when the store has a gap or `full` is set. Of each page the
 * addresses are tried in order: a copy of the page only where the page itself is refused, and none after an answer that
 * contradicts the store or after silence. Each address is asked once.
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
  const pages: PageOutcome[][] = [];
  for (const addresses of pagesOf(source, asset, span, registry)) {
    const outcomes: PageOutcome[] = [];
    for (const request of addresses.filter(({ needsKey }) => hasKey || !needsKey)) {
      const last = outcomes.at(-1);
      if (last && !mayAsk(request, last)) continue;
      outcomes.push(await fetchPage(source, asset, request, context, run.config, http));
    }
    pages.push(outcomes);
    if (outcomes.some(isSilent)) break;
  }
  return { asset, source, pages };
}

function mayAsk(request: PageRequest, last: PageOutcome): boolean {
  if (last.error === null || last.error instanceof ContradictionError || isSilent(last)) return false;
  return !request.page.endsWith('-copy') || mayTryCopy(last.error);
}

/** Nothing came within the time limit: another address of the same publisher would only wait as long. */
const isSilent = ({ error }: PageOutcome): boolean => error instanceof TransportError && error.silent;

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
      figures: currentFigures(db, source.id, asset, END_OF_TIME, first),
      totals: currentTotals(db, source.id, asset, END_OF_TIME, first),
      columns: columns(db, source.id, asset).map((column) => column.ticker),
      records: fundRecords(db, asset, first),
    },
  };
}

/** Only a publisher of the whole table can have a gap filled. */
function hasGap(db: Db, source: Source, asset: Asset, { config, reference }: RunContext): boolean {
  if (source.coverage === 'partial') return false;
  const { registry, calendar } = reference;
  const lastFull = lastFullPage(db, source.id, asset);
  const days = missingDays(
    registry.launchOf(asset),
    newYorkDay(config.now),
    reportedDays(db, source.id, asset),
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
export function acceptedOf({ pages }: Gathered): Accepted[] {
  return pages.flat().filter((outcome) => outcome.error === null);
}
