import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';

/** Every file beneath a folder as text of single bytes, and every page that a database among them holds. */
export function everythingIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .filter(({ name }) => !name.endsWith('.key'))
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .map((file) => readFileSync(file, 'latin1') + (file.endsWith('.db') ? pagesIn(file) : ''))
    .join('\n');
}

function pagesIn(file: string): string {
  const db = new Database(file, { readonly: true });
  try {
    const bodies = db.prepare('SELECT gzip FROM bodies').pluck().all() as Buffer[];
    const rows = JSON.stringify(db.prepare('SELECT * FROM snapshots').all());
    return bodies.map((gzip) => gunzipSync(gzip).toString('latin1')).join('\n') + rows;
  } finally {
    db.close();
  }
}
