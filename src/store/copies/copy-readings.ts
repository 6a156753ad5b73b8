import type { Db } from '../db.ts';

/** Where the store keeps what it read from a page, each with its column that names the snapshot. */
const READ_FROM_PAGES = [
  ['columns', 'first_snapshot'],
  ['observations', 'snapshot'],
  ['totals', 'snapshot'],
  ['levels', 'snapshot'],
  ['fund_levels', 'snapshot'],
] as const;

/** Copies what was read from one snapshot into another database, which has a snapshot of the same number. */
export function copyWhatWasRead(from: Db, to: Db, snapshot: number): void {
  for (const [table, column] of READ_FROM_PAGES) {
    const rows = from.prepare<[number], object>(`SELECT * FROM ${table} WHERE ${column} = ?`).all(snapshot);
    for (const row of rows) {
      const names = Object.keys(row).filter((name) => name !== 'id');
      const places = names.map((name) => `@${name}`).join(', ');
      to.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places}) ON CONFLICT DO NOTHING`).run(
        row,
      );
    }
  }
}
