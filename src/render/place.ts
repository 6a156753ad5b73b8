import type { Figure } from '../analyse/figure.ts';
import { ASSETS, directionOf, type Ticker } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import type { Claim } from './claim.ts';
import type { Language } from './language.ts';
import { sentenceAt } from './sentences.ts';

/** Where a claim stands in a text without marks. */
export interface Place {
  plain: string;
  at: number;
  words: string;
}

/**
 * Whether a figure stands where another belongs: in a paragraph about the other asset, in a sentence that names other
 * funds, or after 多 where it is less.
 *
 * @returns of what the figure is; null where nothing around it says otherwise
 */
export function misplaced(
  figure: Figure,
  place: Place,
  claims: readonly Claim[],
  { assets, coins }: Language,
): string | null {
  const { plain, at } = place;
  const paragraph = paragraphAt(plain, at);
  const named = ASSETS.filter((asset) =>
    [assets[asset], coins[asset], `${asset} ETF`].some((name) => paragraph.includes(name)),
  );
  if (named.length > 0 && !named.includes(figure.asset)) return `a figure of the ${assets[figure.asset]}`;
  const ticker = tickerOf(figure);
  if (ticker !== null) {
    const words = new Set(sentenceAt(plain, at).match(/[A-Za-z0-9]+/g));
    const isOther = claims.some((claim) => 'figure' in claim && words.has(tickerOf(claim.figure) ?? ''));
    if (isOther && !words.has(ticker)) return `a figure of the fund ${ticker}`;
  }
  return wrongComparison(figure, place);
}

/** The fund that a figure is of; null for none, and for a ticker that cannot be told from other words. */
const tickerOf = ({ what }: Figure): Ticker | null => /^([A-Z0-9]+)(?:-cumulative)?$/.exec(what)?.[1] ?? null;

function paragraphAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Two sums that went the same way are compared by size. */
function wrongComparison(figure: Figure, { plain, at, words }: Place): string | null {
  if (!figure.less) return null;
  const [now, before] = [sumOf(figure.cells()), sumOf(figure.less())];
  if (directionOf(now) !== directionOf(before)) return null;
  const [head, tail] = [plain.slice(0, at).trimEnd(), plain.slice(at + words.length)];
  const saysMore = /(?:多|增加|高出)$/u.test(head) || /^ (?:more|higher)\b/.test(tail);
  const saysLess = /(?:少|[减減]少|低)$/u.test(head) || /^ (?:less|fewer|lower)\b/.test(tail);
  const isMore = Math.abs(now) > Math.abs(before);
  return (isMore ? saysLess : saysMore) ? `${isMore ? 'more' : 'less'} than before` : null;
}

const sumOf = (cells: readonly { flowUsd: Usd }[]): Usd =>
  cells.reduce((sum, { flowUsd }) => sum + flowUsd, 0);
