import { existsSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { ClosureTable } from '../model/calendar.ts';
import type { Fund } from '../model/funds.ts';
import type { Config } from '../settings/config.ts';
import type { OwnClosures, OwnFund } from '../settings/own-data.ts';

/** The table with the user's closures and years; theirs go before ours of the same day. */
export function withOwnClosures(table: ClosureTable, own: OwnClosures): ClosureTable {
  const ours = table.closures.filter(({ day }) => !own.closures.some((one) => one.day === day));
  return {
    years: [...new Set([...table.years, ...own.years])],
    closures: [...ours, ...own.closures],
  };
}

/**
 * The funds with the user's: one that is known under its ticker, or under one that it says it had, is replaced at its place;
 * what the user leaves out stays as it was known.
 */
export function withOwnFunds(funds: readonly Fund[], own: readonly OwnFund[]): readonly Fund[] {
  return own.reduce(withOwnFund, funds);
}

function withOwnFund(funds: readonly Fund[], own: OwnFund): readonly Fund[] {
  const tickers = [own.ticker, ...(own.formerTickers ?? [])];
  const isSame = ({ asset, ticker }: Fund) => asset === own.asset && tickers.includes(ticker);
  const [known, ...others] = funds.filter(isSame);
  if (others.length > 0) throw severalFunds(own, [known, ...others]);
  const fund = { ...(known ?? unknownFund(own)), ...own } as Fund;
  if (!known) return [...funds, fund];
  const merged = { ...fund, formerTickers: [...new Set([...known.formerTickers, ...fund.formerTickers])] };
  return funds.map((one) => (one === known ? merged : one));
}

/** One fund had one ticker at a time: two that are known cannot have become one. */
function severalFunds({ asset, ticker }: OwnFund, known: readonly (Fund | undefined)[]): UsageError {
  const tickers = known.map((fund) => fund?.ticker).join(' and ');
  return new UsageError(`${ticker} of the settings file, funds, cannot be several funds of ${asset}`, {
    expected: 'former tickers of one fund',
    got: `${tickers} are funds of their own`,
    mend: `leave all but one of them out of "formerTickers"`,
  });
}

const unknownFund = ({ asset, ticker }: OwnFund): Fund => ({
  asset,
  ticker,
  issuer: '',
  names: null,
  fund: '',
  feePct: null,
  firstFlowDay: null,
  formerTickers: [],
  closedDay: null,
});

/** How a closure or a fund gets into the settings file: which file, and the line. */
export function toDeclare(key: 'closures' | 'funds', entry: object, config: Config): string {
  const [line, file] = [JSON.stringify(entry), config.settingsPath];
  if (config[key] !== null) return `add ${line} to "${key}" in the settings file ${file}`;
  const list = `"${key}": [${line}]`;
  return existsSync(file)
    ? `put ${list} into the settings file ${file}`
    : `make the settings file ${file}: {${list}}`;
}
