import type { FundFlow, Ticker } from '../../../model/flow.ts';
import { asUsd } from '../../../model/money.ts';
import { endOfDay, hoursAfter } from '../../../model/time.ts';
import type { Change } from './scene.ts';

/** One million US dollars: samples are written as Farside’s tables are. */
export const M = 1_000_000;

/** Some funds with other figures, in millions; null for one that has not reported. */
export function funds(figures: Readonly<Record<Ticker, number | null>>): Change {
  return eachFund((fund) => {
    const figure = figures[fund.ticker];
    return figure === undefined ? fund : flowing(fund, figure);
  });
}

/** Every fund with the figure of its place, in millions. */
export function every(figure: (place: number) => number | null): Change {
  return eachFund((fund, place) => flowing(fund, figure(place)));
}

/** No fund is known to the publisher: it states a total alone, in millions. */
export function totalAlone(millions: number): Change {
  return (flow) => ({
    ...flow,
    laterTotalUsd: asUsd(millions * M),
    funds: flow.funds.map(({ ticker }) => ({ ticker, status: 'not listed' })),
  });
}

/** Last seen so many hours after midnight in New York. */
export function seen(hours: number): Change {
  return (flow) => {
    const seenAt = hoursAfter(endOfDay(flow.day), hours);
    const observed = (fund: FundFlow): FundFlow =>
      fund.status === 'reported' ? { ...fund, observedAt: seenAt } : fund;
    return { ...flow, seenAt, funds: flow.funds.map(observed) };
  };
}

/** A fund that the publisher does not list. */
export function unlisted(ticker: Ticker): Change {
  return eachFund((fund) => (fund.ticker === ticker ? { ticker, status: 'not listed' } : fund));
}

/** A fund that the publisher lists beyond those that are expected, in millions. */
export function listed(ticker: Ticker, millions: number): Change {
  return (flow) => ({
    ...flow,
    funds: flow.funds.map((fund) => (fund.ticker === ticker ? flowing(fund, millions) : fund)),
  });
}

/** Changes the funds that are expected; their places are counted from 0. */
function eachFund(change: (fund: FundFlow, place: number) => FundFlow): Change {
  return (flow) => {
    const expected = flow.funds.filter(({ status }) => status !== 'not listed');
    return {
      ...flow,
      funds: flow.funds.map((fund) =>
        expected.includes(fund) ? change(fund, expected.indexOf(fund)) : fund,
      ),
    };
  };
}

function flowing({ ticker }: FundFlow, millions: number | null): FundFlow {
  if (millions === null) return { ticker, status: 'pending' };
  return { ticker, status: 'reported', flowUsd: asUsd(Math.round(millions * M)), observedAt: null };
}
