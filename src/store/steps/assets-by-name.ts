/**
 * Makes the tables that know an asset anew, so that they take any whose code stands in data/assets.json; until then each
 * held BTC and ETH alone. SQLite cannot lift a CHECK from a table. Rows keep their numbers; indexes and triggers go with a
 * dropped table and are made again.
 */
export const ASSETS_BY_NAME = `
  CREATE TABLE new_snapshots (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (length(asset) BETWEEN 1 AND 12),
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
    SELECT id, source, asset, via, url, status, content_type, fetched_at, sha256, verdict, reason, note, first_day,
           last_day, totals_only FROM snapshots;
  DROP TABLE snapshots;
  ALTER TABLE new_snapshots RENAME TO snapshots;
  CREATE INDEX snapshots_days ON snapshots (source, asset, verdict, first_day, last_day, fetched_at);

  CREATE TABLE new_columns (
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (length(asset) BETWEEN 1 AND 12),
    ticker TEXT NOT NULL,
    first_snapshot INTEGER NOT NULL REFERENCES snapshots (id),
    PRIMARY KEY (source, asset, ticker)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO new_columns SELECT source, asset, ticker, first_snapshot FROM columns;
  DROP TABLE columns;
  ALTER TABLE new_columns RENAME TO columns;

  CREATE TABLE new_observations (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (length(asset) BETWEEN 1 AND 12),
    day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    ticker TEXT NOT NULL CHECK (length(ticker) BETWEEN 1 AND 12),
    flow_usd INTEGER,
    snapshot INTEGER NOT NULL REFERENCES snapshots (id)
  ) STRICT;
  INSERT INTO new_observations SELECT id, source, asset, day, ticker, flow_usd, snapshot FROM observations;
  DROP TABLE observations;
  ALTER TABLE new_observations RENAME TO observations;
  CREATE INDEX observations_cell ON observations (source, asset, day, ticker, id);
  CREATE TRIGGER observations_stay BEFORE UPDATE ON observations
    BEGIN SELECT raise(ABORT, 'observations are appended, never changed'); END;
  CREATE TRIGGER observations_are_kept BEFORE DELETE ON observations
    BEGIN SELECT raise(ABORT, 'observations are appended, never removed'); END;

  CREATE TABLE new_totals (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (length(asset) BETWEEN 1 AND 12),
    day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    total_usd INTEGER NOT NULL,
    snapshot INTEGER NOT NULL REFERENCES snapshots (id)
  ) STRICT;
  INSERT INTO new_totals SELECT id, source, asset, day, total_usd, snapshot FROM totals;
  DROP TABLE totals;
  ALTER TABLE new_totals RENAME TO totals;
  CREATE INDEX totals_day ON totals (source, asset, day, id);
  CREATE TRIGGER totals_stay BEFORE UPDATE ON totals
    BEGIN SELECT raise(ABORT, 'totals are appended, never changed'); END;
  CREATE TRIGGER totals_are_kept BEFORE DELETE ON totals
    BEGIN SELECT raise(ABORT, 'totals are appended, never removed'); END;

  CREATE TABLE new_levels (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (length(asset) BETWEEN 1 AND 12),
    day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    net_assets_usd INTEGER,
    net_assets_ratio_pct TEXT,
    cumulative_usd INTEGER,
    snapshot INTEGER NOT NULL REFERENCES snapshots (id)
  ) STRICT;
  INSERT INTO new_levels
    SELECT id, source, asset, day, net_assets_usd, net_assets_ratio_pct, cumulative_usd, snapshot FROM levels;
  DROP TABLE levels;
  ALTER TABLE new_levels RENAME TO levels;
  CREATE INDEX levels_day ON levels (source, asset, day, id);
  CREATE TRIGGER levels_stay BEFORE UPDATE ON levels
    BEGIN SELECT raise(ABORT, 'levels are appended, never changed'); END;
  CREATE TRIGGER levels_are_kept BEFORE DELETE ON levels
    BEGIN SELECT raise(ABORT, 'levels are appended, never removed'); END;

  CREATE TABLE new_comparisons (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    asset TEXT NOT NULL CHECK (length(asset) BETWEEN 1 AND 12),
    source TEXT NOT NULL,
    other TEXT NOT NULL CHECK (other <> source),
    verdict TEXT NOT NULL CHECK (verdict IN ('agree', 'differ', 'not comparable')),
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    compared_at TEXT NOT NULL
  ) STRICT;
  INSERT INTO new_comparisons
    SELECT id, day, asset, source, other, verdict, detail, compared_at FROM comparisons;
  DROP TABLE comparisons;
  ALTER TABLE new_comparisons RENAME TO comparisons;
  CREATE INDEX comparisons_day ON comparisons (day, asset, source, other, id);
`;
