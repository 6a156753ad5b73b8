import type { Ticker } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';
import { mondayOf } from './counted-days.ts';
import { endedOf, sayable } from './paragraph-check.ts';
import type { Recount } from './recount.ts';
import { isWithin, readDate, type SaidTail, type Way } from './text-reader.ts';

/** What the title of a day or a week may say after the amount. */
export type Tail = Exclude<keyof SaidTail, 'still'> | null;

/** The tail that the order of the house asks for, counted from the cells alone: the first that holds. */
export function tailOf(standing: Recount): Tail {
  const { totalUsd, record, debuts } = standing;
  const run = standing.run?.length ?? 0;
  const ended = run <= 1 ? (standing.before?.length ?? 0) : 0;
  const { one, all } = ofFunds(standing);
  const order: [boolean, Tail][] = [
    [debuts.length > 0, 'debut'],
    [record?.since === null, 'record'],
    [ended >= (totalUsd === 0 ? 3 : 5), 'ended'],
    [record !== null, 'record'],
    [run >= 5, 'run'],
    [one !== null, one],
    [run >= 3, 'run'],
    [ended >= 3, 'ended'],
    [all !== null, all],
  ];
  return order.find(([holds]) => holds)?.[1] ?? null;
}

/** One fund is four fifths of the total and of all that went its way, and not more, or goes against it alone; all go one way, or one leads. */
function ofFunds({ totalUsd, counts, funds, missing, ranked }: Recount): { one: Tail; all: Tail } {
  if (totalUsd === 0) return { one: null, all: null };
  const [way, other]: [Way, Way] = totalUsd < 0 ? ['out', 'in'] : ['in', 'out'];
  const [first = '', second = ''] = ranked(way);
  const [against = ''] = ranked(other);
  const size = Math.abs(totalUsd);
  const flow = (ticker: Ticker) => Math.abs(funds[ticker] ?? 0);
  const leads = first !== '' && flow(first) > flow(second);
  const alongUsd = ranked(way).reduce((sum, ticker) => sum + flow(ticker), 0);
  const isMost = flow(first) >= 0.8 * Math.max(size, alongUsd);
  const isSource = leads && isMost && flow(first) <= size;
  const isOnly = counts[other] === 1 && flow(against) >= 0.1 * size;
  const isOneWay = counts[other] === 0 && 2 * counts[way] >= counts.all;
  const isWhole = missing.length === 0;
  return {
    one: isWhole && isSource ? 'source' : isWhole && isOnly ? 'only' : null,
    all: isWhole && isOneWay ? 'none' : leads ? 'leader' : null,
  };
}

/** The asset that is told first: in the news alone, else clearly larger, else bitcoin. */
export function leadOf(standings: readonly (readonly [KnownAsset, Recount])[]): KnownAsset | null {
  const news = standings.filter(([, { record, debuts }]) => debuts.length > 0 || record?.since === null);
  if (news.length === 1) return news[0]?.[0] ?? null;
  const [one, other] = standings.toSorted(([, a], [, b]) => Math.abs(b.totalUsd) - Math.abs(a.totalUsd));
  const isLarger = Math.abs(one?.[1].totalUsd ?? 0) > 1.5 * Math.abs(other?.[1].totalUsd ?? 0);
  return (isLarger ? one?.[0] : standings[0]?.[0]) ?? null;
}

/** What a title was read to say. */
export function tailSaid(title: SaidTail): Tail {
  const tails = ['debut', 'record', 'ended', 'run', 'source', 'only', 'none', 'leader'] as const;
  return tails.find((tail) => title[tail] !== null) ?? null;
}

/** What of a title's tail is otherwise than counted; empty for nothing. */
export function wrongTail(title: SaidTail, counted: Recount, day: Day): string[] {
  const tail = tailOf(counted);
  if (tailSaid(title) !== tail) return [`${tailSaid(title)} for ${tail}`];
  const { counts, funds, ranked, totalUsd, record, debuts } = counted;
  const [way, other]: [Way, Way] = totalUsd < 0 ? ['out', 'in'] : ['in', 'out'];
  const { leader, none, only, source } = title;
  const moved = counts.in + counts.out;
  const said: Record<Exclude<Tail, null>, boolean> = {
    debut: debuts.some((one) => one === title.debut),
    record: title.record?.way === way && isSince(title.record.since, record?.since ?? '', day),
    ended: JSON.stringify(title.ended) === JSON.stringify(endedOf(counted)),
    run: JSON.stringify(title.run) === JSON.stringify(sayable(counted.run)),
    source: source?.ticker === ranked(way)[0] && source?.isAll === (moved === 1),
    only: only?.ticker === ranked(other)[0] && only?.way === other,
    none: none?.funds === counts.all && none.way === other,
    leader: leader?.ticker === ranked(way)[0] && isWithin(funds[leader?.ticker ?? ''] ?? 0, leader?.flow),
  };
  const isStill = (title.still === 'no fund moved') === (moved === 0);
  if (tail === null) return totalUsd !== 0 || isStill ? [] : ['how a zero came'];
  return said[tail] ? [] : [tail];
}

const isSince = (words: string, since: Day, day: Day): boolean =>
  words === '' || since === ''
    ? words === since
    : [readDate(words, day), mondayOf(readDate(words, day))].includes(since);
