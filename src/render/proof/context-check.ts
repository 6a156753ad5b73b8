import type { Figure } from '../../analyse/figures/figure.ts';
import { type Asset, directionOf, type Ticker } from '../../model/flow.ts';
import { sumUsd, type Usd } from '../../model/money.ts';
import { coinOf, etfsOf } from '../words/asset-names.ts';
import type { Language } from '../words/language.ts';
import type { Claim } from './claim.ts';
import type { Passage } from './proof.ts';
import { sentenceAt, sentenceBefore } from './sentences.ts';

/**
 * Whether a figure stands where another belongs: in a paragraph about the other asset, in a sentence that names other
 * funds, or after 多 where it is less.
 *
 * @returns of what the figure is; null where nothing around it says otherwise
 */
export function misplaced(
  figure: Figure,
  passage: Passage,
  claims: readonly Claim[],
  language: Language,
): string | null {
  const { plain, at } = passage;
  const paragraph = paragraphAt(plain, at);
  const namesOf = (asset: Asset) => [etfsOf(asset, language), coinOf(asset, language), `${asset} ETF`];
  const assets = [...language.assets.keys()];
  const named = assets.filter((asset) => namesOf(asset).some((name) => paragraph.text.includes(name)));
  const nearest = lastNamed(paragraph.text.slice(0, at - paragraph.start), assets, namesOf);
  if (named.length > 0 && !(nearest ? [nearest] : named).includes(figure.asset))
    return `a figure of the ${etfsOf(figure.asset, language)}`;
  const ticker = tickerOf(figure);
  if (ticker !== null && isOfAnotherFund(ticker, passage, claims)) return `a figure of the fund ${ticker}`;
  if (figure.from !== figure.to && OF_ONE_DAY.test(plain.slice(0, at))) return 'a figure of several days';
  return wrongComparison(figure, passage);
}

/** What is said of a single day. */
const OF_ONE_DAY = /(?:昨日|[单單]日|[当當]日)[总總均]?$/u;

/** The asset whose name stands last; null where none does. */
function lastNamed(
  text: string,
  assets: readonly Asset[],
  namesOf: (asset: Asset) => readonly string[],
): Asset | null {
  const last = (asset: Asset) => Math.max(...namesOf(asset).map((name) => text.lastIndexOf(name)));
  const [first] = assets.toSorted((a, b) => last(b) - last(a));
  return first && last(first) >= 0 ? first : null;
}

/** Whether the funds that are named since the figure before, else in the whole sentence, are others. */
function isOfAnotherFund(ticker: Ticker, { plain, at }: Passage, claims: readonly Claim[]): boolean {
  const known = tickersOf(claims);
  const tickersIn = (text: string) => (text.match(/[A-Za-z0-9]+/g) ?? []).filter((word) => known.has(word));
  const sentence = sentenceAt(plain, at);
  const before =
    sentenceBefore(plain, at)
      .split(/[，,；;：:]|\d[\d.,]* ?(?:[万萬亿億]美元|[KMB]\b|million|billion)/u)
      .at(-1) ?? '';
  const close = tickersIn(before);
  const named = close.length > 0 ? close : tickersIn(sentence);
  return named.length > 0 && !named.includes(ticker);
}

const told = new WeakMap<readonly Claim[], { count: number; tickers: ReadonlySet<Ticker> }>();

/** The funds that claims are of; a text asks for them at each of its figures. */
function tickersOf(claims: readonly Claim[]): ReadonlySet<Ticker> {
  const before = told.get(claims);
  if (before?.count === claims.length) return before.tickers;
  const tickers = new Set(
    claims.flatMap((claim) => ('figure' in claim ? (tickerOf(claim.figure) ?? []) : [])),
  );
  told.set(claims, { count: claims.length, tickers });
  return tickers;
}

/** The fund that a figure is of; null for none, and for a ticker that cannot be told from other words. */
const tickerOf = ({ what }: Figure): Ticker | null =>
  'ticker' in what && /^[A-Z0-9]+$/.test(what.ticker) ? what.ticker : null;

function paragraphAt(text: string, at: number): { text: string; start: number } {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return { text: text.slice(start, end < 0 ? undefined : end), start };
}

/** Two sums that went the same way are compared by size. */
function wrongComparison(figure: Figure, { plain, at, words }: Passage): string | null {
  if (!figure.less) return null;
  const [now, before] = [sumOf(figure.cells()), sumOf(figure.less())];
  if (directionOf(now) !== directionOf(before)) return null;
  const [head, tail] = [plain.slice(0, at).trimEnd(), plain.slice(at + words.length)];
  const saysMore = /(?:多|增加|高出)$/u.test(head) || /^ (?:more|higher)\b/.test(tail);
  const saysLess = /(?:少|[减減]少|低)$/u.test(head) || /^ (?:less|fewer|lower)\b/.test(tail);
  const isMore = Math.abs(now) > Math.abs(before);
  return (isMore ? saysLess : saysMore) ? `${isMore ? 'more' : 'less'} than before` : null;
}

const sumOf = (cells: readonly { flowUsd: Usd }[]): Usd => sumUsd(cells.map(({ flowUsd }) => flowUsd));
