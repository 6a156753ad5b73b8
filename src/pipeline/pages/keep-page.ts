import { AuditError, type EtfDigestError } from '../../errors.ts';
import type { FlowTable } from '../../model/flow.ts';
import { keepBlankRows } from '../../store/blank-rows.ts';
import { saveColumns } from '../../store/columns.ts';
import type { Db } from '../../store/db.ts';
import { appendObservations } from '../../store/flows.ts';
import { appendFundLevels } from '../../store/fund-levels.ts';
import { appendNetAssets } from '../../store/net-assets.ts';
import { saveSnapshot } from '../../store/snapshots.ts';
import { appendTotals } from '../../store/totals.ts';
import type { PageOutcome } from './fetch-page.ts';

/** What keeping an answer came to: the number of its snapshot, and how many figures of funds are new. */
export interface Kept {
  id: number;
  figures: number;
}

/** Keeps the answer, and what it says when it was accepted. */
export function keepOutcome(db: Db, { snapshot, table }: PageOutcome): Kept {
  const id = saveSnapshot(db, snapshot);
  if (!table) return { id, figures: 0 };
  if (snapshot.fetchedAt !== null) {
    const days = { blank: table.olderDays, filled: table.rows.map(({ day }) => day) };
    keepBlankRows(db, snapshot.source, snapshot.asset, days, snapshot.fetchedAt);
  }
  return { id, figures: keepTable(db, id, snapshot.source, table) };
}

/** Keeps all that a table says where it is new. Returns how many figures of funds are. */
export function keepTable(db: Db, snapshot: number, source: string, table: FlowTable): number {
  saveColumns(db, snapshot, source, table.asset, table.tickers);
  appendTotals(db, snapshot, source, table);
  appendNetAssets(db, snapshot, source, table);
  appendFundLevels(db, snapshot, source, table);
  return appendObservations(db, snapshot, source, table);
}

/** The error; where a person may let the page pass, one that says how. A page that lacks a column or is out of order may not. */
export function withRelease(error: EtfDigestError, snapshot: number): EtfDigestError {
  if (!(error instanceof AuditError && error.releasable)) return error;
  const release = `it is kept as snapshot ${snapshot}; once you have seen that it is right: etf-digest accept ${snapshot} --reason "…"`;
  return error.with({ mend: [...error.steps, release] });
}
