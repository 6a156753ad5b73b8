import type { Figure } from '../../analyse/figures/figure.ts';
import type { Segment } from '../words/marks.ts';
import type { Claim } from './claim.ts';

const WAYS: ReadonlySet<string> = new Set(['direction', 'flows']);
const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'precise amount']);
/** What may stand between two claims that are read as one: `净流出达 246.84 亿美元`, `a net outflow of $54.9M`. */
export const NEAR = /^[^，。；、,.;:：\n]{0,12}$/u;

/**
 * The first place where a direction is read together with an amount or a count that went another way: `净流入 5490 万美元`
 * of an outflow, `连续 7 日净流出` of seven days of inflow.
 *
 * @returns where, and the way of the amount or count; null where all agree
 */
export function disagreement(
  segments: readonly Segment[],
  claims: readonly Claim[],
): { words: string; at: number; way: string } | null {
  for (const [i, segment] of segments.entries()) {
    const between = segments[i - 1]?.claim === null ? (segments[i - 1]?.text ?? '') : '';
    const before = segments[between === '' ? i - 1 : i - 2];
    const [first, second] = [claims[before?.claim ?? -1], claims[segment.claim ?? -1]];
    if (!before || !first || !second || !NEAR.test(between)) continue;
    const way = wayAgainst(first, second);
    if (way !== null) return { words: `${before.text}${between}${segment.text}`, at: before.at, way };
  }
  return null;
}

/** The way of the amount or count beside a direction that is another; null where they agree, or are not read as one. */
function wayAgainst(first: Claim, second: Claim): string | null {
  if (!('figure' in first) || !('figure' in second)) return null;
  const told = WAYS.has(second.form) ? first : WAYS.has(first.form) ? second : null;
  const said = told === first ? second : first;
  if (told === null || !isToldWith(told, told === first)) return null;
  const [is, says] = [told.figure.direction, said.figure.direction];
  return is === null || says === is || isDifference(told.figure) ? null : is;
}

/** An amount goes with the direction on either side of it, a count with the one that follows. */
const isToldWith = ({ form }: Claim, isFirst: boolean): boolean =>
  AMOUNTS.has(form) || (form === 'count' && isFirst);

const isDifference = ({ less }: Figure): boolean => less !== undefined;

/**
 * The first sum over several days that follows other days than its own: `近 7 个交易日（10 月 15 日至 10 月 23 日）累计净流入 …` of
 * those after them.
 *
 * @returns where, and the days of the sum; null where all fit
 */
export function otherDays(
  segments: readonly Segment[],
  claims: readonly Claim[],
): { words: string; at: number; days: string } | null {
  let span: { from: string; to: string } | null = null;
  for (const { text, claim: number, at } of segments) {
    const claim = claims[number ?? -1];
    if (number === null && /[。.\n]/u.test(text)) span = null;
    if (claim?.form === 'span') span = claim;
    if (!span || !claim || !('figure' in claim) || !isSumOfDays(claim.figure)) continue;
    const { from, to } = claim.figure;
    if (from < span.from || to > span.to) return { words: text, at, days: `${from} to ${to}` };
    span = null;
  }
  return null;
}

/** A sum since launch has its own words; a difference holds two spans against each other. */
const isSumOfDays = ({ rule, from, to, less, what }: Figure): boolean =>
  rule === 'sum' &&
  from !== to &&
  less === undefined &&
  what.kind !== 'cumulative' &&
  what.kind !== 'lifetime';
