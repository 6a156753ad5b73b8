import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import { weekDigestFacts } from '../../../src/analyse/facts/week-digest-facts.ts';
import { addDays, type Day } from '../../../src/model/time.ts';
import { weekOf } from '../../../src/model/week.ts';
import { digestMarkdown } from '../../../src/render/texts/digest-markdown.ts';
import { type DigestText, digestText } from '../../../src/render/texts/digest-text.ts';
import { weekMarkdown } from '../../../src/render/texts/week-markdown.ts';
import { weekText } from '../../../src/render/texts/week-text.ts';
import { factsHistory } from '../days/facts.ts';
import type { PrintedItem } from '../days/printed.ts';
import { factsOn } from '../days/weeks.ts';
import { wordsIn } from '../days/words.ts';
import type { KnownAsset } from '../known-assets.ts';
import { type ReadDigest, readDigest } from './digest-reader.ts';
import { type FundTable, readFundTable } from './fund-table-reader.ts';
import type { SaidFund } from './paragraph.ts';
import { printedFlow, printedLevel, printedTotal } from './printed-amounts.ts';
import type { Said } from './text-reader.ts';

/** A text of the program and what a reader finds in it. */
export interface Written {
  text: DigestText;
  read: ReadDigest;
  table: FundTable;
}

const words = wordsIn('zh-Hans');
const histories = new Map<KnownAsset, ReturnType<typeof factsHistory>>();
/** Writing is the slow part: every day and week is written once. */
const days = new Map<string, Written>();
const weeks = new Map<string, Written>();

function historyOf(asset: KnownAsset): ReturnType<typeof factsHistory> {
  return kept(histories, asset, () => factsHistory(asset));
}

/** The full text of one asset's day from Farside's figures, as it would have been written the morning after. */
export function writtenOf(asset: KnownAsset, day: Day): Written {
  return kept(days, `${asset} ${day}`, () => {
    const facts = assetFacts(historyOf(asset), day, 7);
    if (!facts) throw new Error(`no facts of ${asset} on ${day}`);
    const digest = digestFacts(day, [facts], 'yesterday', []);
    const text = digestText(digest, words, 'full');
    const markdown = digestMarkdown(digest, text, words, `${day}T23:00:00.000Z`);
    return { text, read: readDigest(text), table: asProse(readFundTable(markdown)) };
  });
}

/** The full text of one asset's week, as it would have been written on the Monday after. */
export function weekWrittenOf(asset: KnownAsset, lastDay: Day): Written {
  return kept(weeks, `${asset} ${lastDay}`, () => {
    const week = weekOf(lastDay);
    const facts = factsOn(historyOf(asset), lastDay, lastDay);
    const monday = `${addDays(week.sunday, 1)}T04:00:00.000Z`;
    const digest = weekDigestFacts(week, [facts], monday);
    const text = weekText(digest, words, 'full');
    return {
      text,
      read: readDigest(text),
      table: asProse(readFundTable(weekMarkdown(digest, text, words, monday))),
    };
  });
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

const YI = 100_000_000;

/** A table tells flows to the source's last digit; rounded as a text and a newsroom say them: from 1 亿 on two decimals of it. */
function asProse(table: FundTable): FundTable {
  const rounded = ({ usd, stepUsd }: Said): Said => {
    if (Math.abs(usd) < YI) return { usd, stepUsd };
    const step = YI / 100;
    return { usd: Math.sign(usd) * Math.round(Math.abs(usd) / step) * step, stepUsd: step };
  };
  return new Map(
    [...table].map(([ticker, { flow, lifetime }]) => [ticker, { flow: rounded(flow), lifetime }]),
  );
}

/** What the text says of a fund and the tables do not, within the coarser of their steps. */
export function contradicted({ ticker, flow, lifetime }: SaidFund, table: FundTable): string[] {
  const row = table.get(ticker);
  const isApart = (said: Said | null, there: Said | undefined) =>
    said !== null && !(there && Math.abs(said.usd - there.usd) <= Math.max(said.stepUsd, there.stepUsd) / 2);
  return [
    ...(isApart(flow, row?.flow) ? [`${ticker}: ${flow.usd}, not ${row?.flow.usd}`] : []),
    ...(isApart(lifetime, row?.lifetime) ? [`${ticker} lifetime: not ${row?.lifetime.usd}`] : []),
  ];
}

/** Farside prints tenths of a million. */
const FARSIDE_STEP = 100_000;

/** An amount that a newsroom printed and the program says, too. */
export interface Pair {
  /** `total`, `cumulative`, `IBIT`, `IBIT lifetime` */
  what: string;
  printed: Said;
  ours: Said;
}

/** Every amount that an item has in common with our text; what our text does not say is missing. */
export function pairsOf(item: PrintedItem, { read, table }: Pick<Written, 'read' | 'table'>): Pair[] {
  const { period, funds, cum_net_usd_yi: cumulative } = item;
  const pairs: [string, Said | null, Said | null | undefined][] = [
    ['total', printedTotal(item), read.totals[0]],
    ...funds.flatMap(({ ticker, flow_usd_wan, cum_usd_yi }): [string, Said | null, Said | undefined][] => [
      [ticker, printedFlow(flow_usd_wan, period), table.get(ticker)?.flow],
      [`${ticker} lifetime`, levelOf(cum_usd_yi, period), table.get(ticker)?.lifetime],
    ]),
    ['cumulative', levelOf(cumulative, period), read.cumulative],
  ];
  return pairs.flatMap(([what, printed, ours]) => {
    if (printed && !ours) throw new Error(`${item.id}: our text does not say: ${what}`);
    return printed && ours ? [{ what, printed, ours }] : [];
  });
}

const levelOf = (yi: number | null, period: PrintedItem['period']): Said | null =>
  yi === null ? null : printedLevel(yi, period);

/** How far the print lies from our words, in US dollars: those that the steps of both and of Farside do not explain. */
export function unexplained(pairs: readonly Pair[]): Record<string, number> {
  const apart = pairs.filter(({ printed, ours }) => {
    const steps = printed.stepUsd / 2 + ours.stepUsd / 2 + FARSIDE_STEP;
    return Math.abs(printed.usd - ours.usd) > steps;
  });
  return Object.fromEntries(apart.map(({ what, printed, ours }) => [what, printed.usd - ours.usd]));
}
