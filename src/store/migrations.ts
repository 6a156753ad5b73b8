import { ASSETS_BY_NAME } from './steps/assets-by-name.ts';
import { FIRST_SCHEMA } from './steps/first-schema.ts';
import { FUND_LEVELS } from './steps/fund-levels.ts';

/** The schema, step by step. A step that has been released is never changed: add another. */
export const MIGRATIONS: readonly { name: string; sql: string }[] = [
  {
    name: 'snapshots, observations, digests',
    sql: FIRST_SCHEMA,
  },
  {
    name: 'totals, levels, comparisons; pages released by a person; bytes kept for a set time',
    sql: `
      CREATE TABLE new_bodies (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        gzip BLOB,
        bytes INTEGER NOT NULL CHECK (bytes >= 0)
      ) STRICT;
      INSERT INTO new_bodies SELECT sha256, gzip, bytes FROM bodies;
      DROP TABLE bodies;
      ALTER TABLE new_bodies RENAME TO bodies;

      CREATE TABLE new_snapshots (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        asset TEXT NOT NULL CHECK (asset IN ('BTC', 'ETH')),
        via TEXT NOT NULL CHECK (length(via) BETWEEN 1 AND 20),
        url TEXT NOT NULL,
        status INTEGER,
        content_type TEXT,
        fetched_at TEXT CHECK ((fetched_at IS NULL) = (via = 'bundled')),
        sha256 TEXT REFERENCES bodies (sha256),
        verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'refused')),
        reason TEXT CHECK ((reason IS NULL) = (verdict = 'accepted')),
        note TEXT,
        first_day TEXT CHECK (first_day LIKE '____-__-__'),
        last_day TEXT CHECK (last_day LIKE '____-__-__'),
        totals_only INTEGER NOT NULL CHECK (totals_only IN (0, 1))
      ) STRICT;
      INSERT INTO new_snapshots
        SELECT id, source, asset, via, url, status, content_type, fetched_at, sha256, verdict, reason, NULL,
               first_day, last_day, 0 FROM snapshots;
      DROP TABLE snapshots;
      ALTER TABLE new_snapshots RENAME TO snapshots;
      CREATE INDEX snapshots_days ON snapshots (source, asset, verdict, first_day, last_day, fetched_at);

      CREATE TABLE totals (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        asset TEXT NOT NULL CHECK (asset IN ('BTC', 'ETH')),
        day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
        total_usd INTEGER NOT NULL,
        snapshot INTEGER NOT NULL REFERENCES snapshots (id)
      ) STRICT;
      CREATE INDEX totals_day ON totals (source, asset, day, id);

      CREATE TABLE levels (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        asset TEXT NOT NULL CHECK (asset IN ('BTC', 'ETH')),
        day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
        net_assets_usd INTEGER,
        net_assets_ratio_pct TEXT,
        cumulative_usd INTEGER,
        snapshot INTEGER NOT NULL REFERENCES snapshots (id)
      ) STRICT;
      CREATE INDEX levels_day ON levels (source, asset, day, id);

      CREATE TABLE comparisons (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
        asset TEXT NOT NULL CHECK (asset IN ('BTC', 'ETH')),
        source TEXT NOT NULL,
        other TEXT NOT NULL CHECK (other <> source),
        verdict TEXT NOT NULL CHECK (verdict IN ('agree', 'differ', 'not comparable')),
        detail TEXT NOT NULL CHECK (json_valid(detail)),
        compared_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX comparisons_day ON comparisons (day, asset, source, other, id);

      ALTER TABLE digests ADD COLUMN words TEXT;

      CREATE TRIGGER totals_stay BEFORE UPDATE ON totals
        BEGIN SELECT raise(ABORT, 'totals are appended, never changed'); END;
      CREATE TRIGGER totals_are_kept BEFORE DELETE ON totals
        BEGIN SELECT raise(ABORT, 'totals are appended, never removed'); END;
      CREATE TRIGGER levels_stay BEFORE UPDATE ON levels
        BEGIN SELECT raise(ABORT, 'levels are appended, never changed'); END;
      CREATE TRIGGER levels_are_kept BEFORE DELETE ON levels
        BEGIN SELECT raise(ABORT, 'levels are appended, never removed'); END;
    `,
  },
  { name: 'any asset, not BTC and ETH alone', sql: ASSETS_BY_NAME },
  {
    name: 'outages',
    sql: `
      CREATE TABLE outages (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        asset TEXT NOT NULL,
        what TEXT NOT NULL CHECK (what <> ''),
        is_failure INTEGER NOT NULL CHECK (is_failure IN (0, 1)),
        is_quiet INTEGER NOT NULL CHECK (is_quiet IN (0, 1)),
        began_at TEXT NOT NULL,
        told_at TEXT NOT NULL,
        ended_at TEXT
      ) STRICT;
    `,
  },
  {
    name: 'the days that were open when an edition was written',
    sql: 'ALTER TABLE digests ADD COLUMN open_days INTEGER;',
  },
  {
    name: 'rows that went blank on a page',
    sql: `
      CREATE TABLE blank_rows (
        source TEXT NOT NULL,
        asset TEXT NOT NULL,
        day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
        since TEXT NOT NULL,
        PRIMARY KEY (source, asset, day)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'the funds that a page lists',
    sql: 'ALTER TABLE snapshots ADD COLUMN listed TEXT;',
  },
  { name: 'net assets and turnover of single funds, and the turnover of all of them', sql: FUND_LEVELS },
];
