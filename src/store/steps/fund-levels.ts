/** What a publisher states of each fund, and of all of them together, beside the flows: net assets, and the value that was traded. */
export const FUND_LEVELS = `
  ALTER TABLE levels ADD COLUMN turnover_usd INTEGER;

  CREATE TABLE fund_levels (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    asset TEXT NOT NULL CHECK (length(asset) BETWEEN 1 AND 12),
    day TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    ticker TEXT NOT NULL CHECK (ticker <> ''),
    net_assets_usd INTEGER,
    turnover_usd INTEGER,
    snapshot INTEGER NOT NULL REFERENCES snapshots (id)
  ) STRICT;
  CREATE INDEX fund_levels_day ON fund_levels (source, asset, day, ticker, id);
  CREATE TRIGGER fund_levels_stay BEFORE UPDATE ON fund_levels
    BEGIN SELECT raise(ABORT, 'levels of funds are appended, never changed'); END;
  CREATE TRIGGER fund_levels_are_kept BEFORE DELETE ON fund_levels
    BEGIN SELECT raise(ABORT, 'levels of funds are appended, never removed'); END;
`;
