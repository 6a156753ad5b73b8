import { UsageError } from '../../errors.ts';
import type { Asset, Ticker } from '../../model/flow.ts';
import type { DayHistory } from '../../model/history.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import type { Silence } from '../../render/texts/notice.ts';
import type { Config } from '../../settings/config.ts';
import { SOURCES, sourceOf } from '../../sources/index.ts';
import type { Db } from '../../store/db.ts';
import { digestsOf } from '../../store/digests.ts';
import { figuresEverTold, totalsEverStated } from '../../store/history.ts';
import type { Reference } from '../reference.ts';
import { lookUp } from './look-up-day.ts';

/** What is asked of the history of a day. */
export interface HistoryQuestion {
  /** DAY as the user wrote it */
  words: string;
  ticker: Ticker | undefined;
  /** only the sources of the settings; else all that have said anything */
  chosenSources: boolean;
}

/** The history of a day, or why there is none. */
export interface HistoryAnswer {
  history: DayHistory;
  silence: Silence | null;
}

/**
 * Everything that the store was told of a day by `now`; no network.
 *
 * @throws UsageError when DAY is no day, a source is unknown, or nothing was said of the fund on that day
 */
export function historyOf(
  { words, ticker, chosenSources }: HistoryQuestion,
  db: Db,
  config: Config,
  reference: Reference,
): HistoryAnswer {
  const { day, silence } = lookUp(words, db, config, reference);
  const sources = chosenSources ? config.sources.map((id) => sourceOf(id).id) : null;
  const wanted = { day, assets: config.assets, sources, now: config.now };
  const told = { figures: figuresEverTold(db, wanted), totals: totalsEverStated(db, wanted) };
  if (
    silence &&
    (!['pending', 'missing'].includes(silence.why) || told.figures.length + told.totals.length === 0)
  )
    return { history: { day, figures: [], totals: [], editions: [] }, silence };
  const asked = ticker === undefined ? told : ofFund(told, ticker, day, reference);
  return { history: { day, ...asked, editions: digestsOf(db, day, config.now) }, silence: null };
}

type Told = Pick<DayHistory, 'figures' | 'totals'>;

/** A former ticker asks for the same fund as today's. */
function ofFund({ figures, totals }: Told, ticker: Ticker, day: string, { registry }: Reference): Told {
  const asked = ticker.toUpperCase();
  const today = (figure: { asset: Asset; ticker: Ticker }) => registry.canonical(figure.asset, figure.ticker);
  const found = figures.filter((figure) => today(figure) === registry.canonical(figure.asset, asked));
  if (found.length > 0) {
    const assets = new Set(found.map((figure) => figure.asset));
    return { figures: found, totals: totals.filter((total) => assets.has(total.asset)) };
  }
  throw new UsageError(`nothing was said of this fund on ${day}`, {
    expected: [...new Set(figures.map(today))].join(', ') || 'no fund: only Totals were stated that day',
    got: JSON.stringify(ticker),
  });
}

/** How a source is named, and the step of its figures; of one that is no longer known, its id. */
export function sourceFacts(id: string): { label: string; resolutionUsd: Usd } {
  return SOURCES.find((known) => known.id === id) ?? { label: id, resolutionUsd: asUsd(1) };
}
