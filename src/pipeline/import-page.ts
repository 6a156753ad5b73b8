import { EtfDigestError } from '../errors.ts';
import type { Asset } from '../model/flow.ts';
import { type Day, type Instant, newYorkDay } from '../model/time.ts';
import type { AuditContext } from '../sources/audit.ts';
import { sourceOf } from '../sources/index.ts';
import type { RawPage, Source } from '../sources/source.ts';
import type { Db } from '../store/db.ts';
import { currentFigures } from '../store/flows.ts';
import { columns, sightings } from '../store/snapshots.ts';
import { currentTotals } from '../store/totals.ts';
import type { RunContext } from './context.ts';
import { type PageOutcome, readPage } from './fetch-page.ts';
import { keepOutcome } from './keep.ts';
import { withStoreLocked } from './open-store.ts';

/** A page that a person saved. */
export interface SavedPage {
  source: Source;
  asset: Asset;
  /** for messages: the file, or - */
  name: string;
  page: RawPage;
  /** when it was saved: what it shows was so then, not now */
  savedAt: Instant;
}

/** What an import brought. */
export interface Imported {
  rows: number;
  firstDay: Day;
  lastDay: Day;
  /** how many figures are new */
  figures: number;
  warnings: readonly string[];
}

/** Opens the store for one import. */
export function importSaved(
  sourceId: string,
  asset: Asset,
  name: string,
  saved: { body: Uint8Array; savedAt: Instant },
  run: RunContext,
): Promise<Imported> {
  const source = sourceOf(sourceId);
  const page = { body: saved.body, contentType: null };
  return withStoreLocked(run.config, run.reference, (db) =>
    importPage(db, { source, asset, name, page, savedAt: saved.savedAt }, run),
  );
}

/**
 * Reads a saved page as if it had been fetched when it was saved. Days that a newer page has shown are left as they are.
 *
 * @throws EtfDigestError when the page is refused; its bytes and the reason are kept
 */
export function importPage(db: Db, saved: SavedPage, run: RunContext): Imported {
  const outcome = leaveNewerDays(db, saved, readSaved(db, saved, run));
  const figures = db.transaction(() => keepOutcome(db, outcome)).immediate();
  if (outcome.error) throw outcome.error;
  const { rows, warnings } = outcome.table;
  const [first, last] = [rows[0]?.day, rows.at(-1)?.day];
  if (first && last) return { rows: rows.length, firstDay: first, lastDay: last, figures, warnings };
  throw new EtfDigestError('the page holds nothing that a newer page has not shown', {
    source: saved.name,
    got: `a page saved at ${saved.savedAt}`,
    mend: 'save the page again and import that file',
  });
}

function readSaved(db: Db, saved: SavedPage, { reference }: RunContext): PageOutcome {
  const { source, asset, savedAt } = saved;
  // held against what was known when it was saved; the bundled history has no hour, only days
  const today = newYorkDay(savedAt);
  const context: AuditContext = {
    ...reference,
    today,
    universe: source.universe,
    known: {
      totals: currentTotals(db, source.id, asset, savedAt),
      figures: currentFigures(db, source.id, asset, savedAt).filter((figure) => figure.day < today),
      columns: columns(db, source.id, asset, savedAt).map((column) => column.ticker),
    },
  };
  const asked = {
    source: source.id,
    asset,
    via: 'import',
    url: saved.name,
    status: null,
    contentType: saved.page.contentType,
    fetchedAt: savedAt,
    body: saved.page.body,
    reason: null,
    note: null,
    firstDay: null,
    lastDay: null,
    totalsOnly: false,
  };
  return readPage(source, saved.page, asked, context);
}

function leaveNewerDays(db: Db, { source, asset, savedAt }: SavedPage, outcome: PageOutcome): PageOutcome {
  if (outcome.error) return outcome;
  const newer = sightings(db, source.id, asset, '9999').filter((span) => (span.seenAt ?? '') > savedAt);
  const isNewer = (day: Day) => newer.some((span) => span.firstDay <= day && day <= span.lastDay);
  const rows = outcome.table.rows.filter((row) => !isNewer(row.day));
  return { ...outcome, table: { ...outcome.table, rows } };
}
