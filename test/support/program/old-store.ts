import Database from 'better-sqlite3';
import { APPLICATION_ID } from '../../../src/store/db.ts';
import { MIGRATIONS } from '../../../src/store/migrations.ts';

/** Makes a store with the first two steps of the schema, and with the rows of one of today. */
export function storeOfTwoSteps(today: string, target: string): void {
  const db = new Database(target);
  db.pragma('foreign_keys = OFF');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(
    'CREATE TABLE migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
  );
  for (const [i, { name, sql }] of MIGRATIONS.slice(0, 2).entries()) {
    db.exec(sql);
    db.prepare('INSERT INTO migrations VALUES (?, ?, ?)').run(i + 1, name, '2024-12-01T00:00:00.000Z');
  }
  db.pragma('user_version = 2');
  db.prepare('ATTACH ? AS today').run(today);
  const tables = db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  for (const table of tables.filter((name) => name !== 'migrations' && !name.startsWith('sqlite_'))) {
    const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().join(', ');
    db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM today.${table}`);
  }
  db.close();
}
