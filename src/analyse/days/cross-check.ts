import type { Ticker } from '../../model/flow.ts';
import { asUsd, sumUsd, type Usd } from '../../model/money.ts';
import { hasToldItsList, type JudgedDay, reportedOf } from './day-state.ts';

/** A fund of which two publishers say different things. */
export interface Difference {
  ticker: Ticker;
  flowUsd: Usd;
  otherUsd: Usd;
}

/** What another, independent publisher says of a day that both hold as final. */
export interface CrossCheck {
  /** the other publisher */
  source: string;
  resolutionUsd: Usd;
  /** not comparable: one of them holds a fund that the other does not, and the funds of both agree */
  verdict: 'agree' | 'differ' | 'not comparable';
  /** how far a fund's two figures may lie apart */
  bandUsd: Usd;
  compared: number;
  otherTotalUsd: Usd | null;
  differences: readonly Difference[];
  onlyHere: readonly Ticker[];
  onlyThere: readonly Ticker[];
}

/** Besides the two resolutions, what rounding by the issuers may add: Farside and SoSoValue lay within it in 2024 and 2026. */
const BAND_USD = asUsd(50_000);

/** One publisher's day, to be held against another's. */
export interface Account {
  source: string;
  resolutionUsd: Usd;
  day: JudgedDay;
}

/** Holds a final day against what another publisher has told of it, fund by fund; null while either waits for a fund that it lists. */
export function crossCheck(own: Account, other: Account): CrossCheck | null {
  if (own.day.state !== 'final' || !hasToldItsList(own.day.flow) || !hasToldItsList(other.day.flow))
    return null;
  const [here, there] = [figuresOf(own.day), figuresOf(other.day)];
  const bandUsd = sumUsd([own.resolutionUsd, other.resolutionUsd, BAND_USD]);
  const shared = [...here].flatMap(([ticker, flowUsd]): Difference[] => {
    const otherUsd = there.get(ticker);
    return otherUsd === undefined ? [] : [{ ticker, flowUsd, otherUsd }];
  });
  const differences = shared.filter(({ flowUsd, otherUsd }) => Math.abs(flowUsd - otherUsd) > bandUsd);
  const onlyHere = [...here.keys()].filter((ticker) => !there.has(ticker));
  const onlyThere = [...there.keys()].filter((ticker) => !here.has(ticker));
  const sameFunds = onlyHere.length === 0 && onlyThere.length === 0;
  return {
    source: other.source,
    resolutionUsd: other.resolutionUsd,
    verdict: differences.length > 0 ? 'differ' : sameFunds ? 'agree' : 'not comparable',
    bandUsd,
    compared: shared.length,
    otherTotalUsd: other.day.totalUsd,
    differences,
    onlyHere,
    onlyThere,
  };
}

const figuresOf = ({ flow }: JudgedDay): Map<Ticker, Usd> =>
  new Map(reportedOf(flow).map((fund) => [fund.ticker, fund.flowUsd]));
