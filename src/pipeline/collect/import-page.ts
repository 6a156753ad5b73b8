import { EtfDigestError, UsageError } from '../../errors.ts';
import type { Asset, FlowTable } from '../../model/flow.ts';
import type { Day, Instant } from '../../model/time.ts';
import { sourceOf, sourcesFor } from '../../sources/index.ts';
import type { RawPage, Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import type { Snapshot } from '../../store/snapshots.ts';
import type { RunContext } from '../context.ts';
import { differencesAtFoot, mendOfFoot, sayAtFoot } from '../days/at-foot.ts';
import { withStoreLocked } from '../open-store.ts';
import { keepOutcome, withRelease } from '../pages/keep-page.ts';
import { withMend } from '../pages/mend.ts';
import { readAsOf } from '../pages/read-as-of.ts';
import { type Recognised, recognise } from './recognise.ts';

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
  source: Source;
  asset: Asset;
  rows: number;
  firstDay: Day;
  lastDay: Day;
  /** how many figures are new */
  figures: number;
  warnings: readonly string[];
}

/** What the command line says of a file; null is to be told from its content. */
export interface Named {
  source: string | null;
  /** one of these */
  assets: readonly Asset[] | null;
}

/** Opens the store for one import. */
export function importSaved(
  named: Named,
  name: string,
  saved: { body: Uint8Array; savedAt: Instant },
  run: RunContext,
): Promise<Imported> {
  const page = { body: saved.body, contentType: null };
  const { source, asset } = whatItIs(named, name, page, run);
  requireCovered(source, asset, run);
  return withStoreLocked(run.config, run.reference, (db) =>
    importPage(db, { source, asset, name, page, savedAt: saved.savedAt }, run),
  );
}

function whatItIs(
  { source: id, assets }: Named,
  name: string,
  page: RawPage,
  { reference }: RunContext,
): Recognised {
  const source = id === null ? null : sourceOf(id);
  const [asset, ...others] = assets ?? [];
  if (source && asset && others.length === 0) return { source, asset };
  try {
    return recognise(page, { source, assets }, reference.registry);
  } catch (error) {
    throw error instanceof EtfDigestError ? withMend(error.with({ source: name }), 'import', page) : error;
  }
}

/**
 * Reads a saved page as if it had been fetched when it was saved. Days that a newer page has shown are left as they are.
 *
 * @throws EtfDigestError when the page is refused; its bytes and the reason are kept
 */
export function importPage(db: Db, saved: SavedPage, run: RunContext): Imported {
  const outcome = readAsOf(db, saved.source, asked(saved), saved.page, run.reference);
  const { id, figures } = db.transaction(() => keepOutcome(db, outcome)).immediate();
  if (outcome.error) throw withRelease(outcome.error, id);
  const { source, asset } = saved;
  const { rows } = outcome.table;
  const warnings = [...outcome.table.warnings, ...warningAtFoot(db, source.id, outcome.table, run)];
  const [first, last] = [rows[0]?.day, rows.at(-1)?.day];
  if (first && last)
    return { source, asset, rows: rows.length, firstDay: first, lastDay: last, figures, warnings };
  throw new EtfDigestError('the page holds nothing that a newer page has not shown', {
    source: saved.name,
    got: `a page saved at ${saved.savedAt}`,
    mend: 'save the page again and import that file',
  });
}

function warningAtFoot(db: Db, source: string, table: FlowTable, run: RunContext): string[] {
  const differences = differencesAtFoot(db, source, table, run) ?? [];
  if (differences.length === 0) return [];
  return [`${sayAtFoot(differences)}\n  to do: ${mendOfFoot(source, table.asset)}`];
}

function requireCovered({ id }: Source, asset: Asset, { reference: { registry } }: RunContext): void {
  if (registry.idsAt(id, asset)) return;
  throw new UsageError(`${id} does not cover ${asset}`, {
    expected: `one of ${sourcesFor(asset, registry).join(', ')}`,
    mend: 'a publisher covers the assets for which data/assets.json names its pages',
  });
}

function asked({ source, asset, name, page, savedAt }: SavedPage): Snapshot {
  return {
    source: source.id,
    asset,
    via: 'import',
    url: name,
    status: null,
    contentType: page.contentType,
    fetchedAt: savedAt,
    body: page.body,
    reason: null,
    note: null,
    firstDay: null,
    lastDay: null,
    totalsOnly: false,
  };
}
