/** The schema that the program began with. It has been released, and is never changed. */
export const FIRST_SCHEMA = `
  CREATE TABLE origin (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    history TEXT NOT NULL CHECK (history IN ('bundled', 'none'))
  ) STRICT;

  CREATE TABLE bodies (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    gzip BLOB NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0)
  ) STRICT;

  CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (asset IN ('BTC', 'ETH')),
    via TEXT NOT NULL CHECK (via IN ('recent', 'recent-copy', 'full', 'full-copy', 'import', 'bundled')),
    url TEXT NOT NULL,
    status INTEGER,
    content_type TEXT,
    fetched_at TEXT CHECK ((fetched_at IS NULL) = (via = 'bundled')),
    sha256 TEXT REFERENCES bodies (sha256),
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'refused')),
    reason TEXT CHECK ((reason IS NULL) = (verdict = 'accepted')),
    first_day TEXT CHECK (first_day LIKE '____-__-__'),
    last_day TEXT CHECK (last_day LIKE '____-__-__')
  ) STRICT;
  CREATE INDEX snapshots_days ON snapshots (source, asset, verdict, first_day, last_day, fetched_at);

  CREATE TABLE columns (
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (asset IN ('BTC', 'ETH')),
    ticker TEXT NOT NULL,
    first_snapshot INTEGER NOT NULL REFERENCES snapshots (id),
    PRIMARY KEY (source, asset, ticker)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE observations (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (asset IN ('BTC', 'ETH')),
    day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    ticker TEXT NOT NULL CHECK (length(ticker) BETWEEN 1 AND 12),
    flow_usd INTEGER,
    snapshot INTEGER NOT NULL REFERENCES snapshots (id)
  ) STRICT;
  CREATE INDEX observations_cell ON observations (source, asset, day, ticker, id);

  CREATE TABLE digests (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    edition TEXT NOT NULL CHECK (edition IN ('preliminary', 'final', 'correction')),
    wording TEXT NOT NULL CHECK (wording IN ('yesterday', 'dated')),
    title TEXT NOT NULL CHECK (title <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    markdown TEXT NOT NULL CHECK (markdown <> ''),
    figures TEXT NOT NULL CHECK (json_valid(figures)),
    corrections TEXT NOT NULL CHECK (json_valid(corrections)),
    last_observation INTEGER NOT NULL,
    written_at TEXT NOT NULL,
    delivered_at TEXT
  ) STRICT;
  CREATE INDEX digests_day ON digests (day, id);

  CREATE TRIGGER observations_stay BEFORE UPDATE ON observations
    BEGIN SELECT raise(ABORT, 'observations are appended, never changed'); END;
  CREATE TRIGGER observations_are_kept BEFORE DELETE ON observations
    BEGIN SELECT raise(ABORT, 'observations are appended, never removed'); END;
`;
