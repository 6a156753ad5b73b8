import { gapDays } from '../analyse/gap.ts';
import { ContradictionError, type EtfDigestError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { Asset } from '../model/flow.ts';
import { newYorkDay } from '../model/time.ts';
import type { AuditContext } from '../sources/audit.ts';
import type { Source } from '../sources/source.ts';
import type { Db } from '../store/db.ts';
import { currentFigures } from '../store/flows.ts';
import { columns, lastFullPage } from '../store/snapshots.ts';
import type { RunContext } from './context.ts';
import { fetchPage, mayTryCopy, type PageOutcome } from './fetch-page.ts';

/** What one source delivered of one asset: every answer, and the page that was accepted, if any. */
export interface Gathered {
  asset: Asset;
  source: Source;
  outcomes: readonly PageOutcome[];
  accepted: Extract<PageOutcome, { error: null }> | null;
}

/**
 * Asks for an asset's page: the newest rows, or every row when the store has a gap or `full` is set. The publisher's
 * copy of the page is asked where the page itself is refused, the newest rows where every row is refused. Each
 * address is asked once.
 */
export async function gather(
  db: Db,
  source: Source,
  asset: Asset,
  full: boolean,
  run: RunContext,
  http: Http,
): Promise<Gathered> {
  const context = auditContext(db, source, asset, run);
  const outcomes: PageOutcome[] = [];
  const ask = async (kind: 'recent' | 'full') => {
    for (const address of [kind, `${kind}-copy`] as const) {
      const outcome = await fetchPage(source, asset, address, context, run.config, http);
      outcomes.push(outcome);
      if (outcome.error === null || !mayTryCopy(outcome.error)) return;
    }
  };
  if (full || hasGap(db, source, asset, context)) await ask('full');
  if (!outcomes.some(endsSearch)) await ask('recent');
  return { asset, source, outcomes, accepted: acceptedOf(outcomes) };
}

/** What a page of this source and asset is held against. */
export function auditContext(
  db: Db,
  source: Source,
  asset: Asset,
  { config, reference }: RunContext,
): AuditContext {
  return {
    registry: reference.registry,
    calendar: reference.calendar,
    today: newYorkDay(config.now),
    known: {
      figures: currentFigures(db, source.id, asset),
      columns: columns(db, source.id, asset).map((column) => column.ticker),
    },
  };
}

function hasGap(
  db: Db,
  source: Source,
  asset: Asset,
  { registry, calendar, today, known }: AuditContext,
): boolean {
  const reported = new Set(
    known.figures.filter((figure) => figure.flowUsd !== null).map((figure) => figure.day),
  );
  const lastFull = lastFullPage(db, source.id, asset);
  const days = gapDays(registry.launchOf(asset), today, reported, lastFull && newYorkDay(lastFull), calendar);
  return days.length > 0;
}

const endsSearch = ({ error }: PageOutcome): boolean => error === null || error instanceof ContradictionError;

function acceptedOf(outcomes: readonly PageOutcome[]): Gathered['accepted'] {
  for (const outcome of outcomes) if (outcome.error === null) return outcome;
  return null;
}

/** Why the pages that were asked before the accepted one were refused. */
export function refusals({ outcomes }: Gathered): EtfDigestError[] {
  return outcomes.flatMap((outcome) => outcome.error ?? []);
}
