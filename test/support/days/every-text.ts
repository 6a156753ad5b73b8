import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import { weekDigestFacts } from '../../../src/analyse/facts/week-digest-facts.ts';
import { weekFacts } from '../../../src/analyse/facts/week-facts.ts';
import type { Ticker } from '../../../src/model/flow.ts';
import { asUsd } from '../../../src/model/money.ts';
import { addDays, type Day } from '../../../src/model/time.ts';
import { weekOf } from '../../../src/model/week.ts';
import type { Form } from '../../../src/render/context.ts';
import { type DigestText, digestText } from '../../../src/render/texts/digest-text.ts';
import { weekText } from '../../../src/render/texts/week-text.ts';
import { KNOWN_ASSETS, type KnownAsset } from '../known-assets.ts';
import { reference } from './days.ts';
import { assetsOn } from './digests.ts';
import { CARRIED, FACTS, factsHistory } from './facts.ts';
import { wordsIn } from './words.ts';

/** The longest record that lies here: the carried one, and that of ../shared where it is there. */
export const ALL_FACTS = FACTS.at(-1) ?? CARRIED;
/** A finished text; of a week the day is its last trading day. */
export interface ToldText extends DigestText {
  day: Day;
  assets: readonly KnownAsset[];
}

const words = wordsIn('zh-Hans');
const histories = KNOWN_ASSETS.map((asset) => factsHistory(asset, ALL_FACTS));
const startedBy = (day: Day) => KNOWN_ASSETS.filter((asset) => (ALL_FACTS.days[asset][0]?.day ?? '') <= day);

/** Every day on which something was told, oldest first. */
export const EVERY_DAY: readonly Day[] = ALL_FACTS.days.BTC.map(({ day }) => day);

/** A day as it is looked up later, of all assets that had begun, or of one. */
export function toldDay(day: Day, form: Form, asset?: KnownAsset): ToldText {
  const assets = asset ? [asset] : startedBy(day);
  return { ...tell(day, historiesOf(assets), form), day, assets };
}

/** The same on the evening itself, when these funds had not told yet. */
export function toldEarly(day: Day, missing: readonly Ticker[], form: Form): ToldText {
  const early = historiesOf(startedBy(day)).map((history) => withoutFunds(history, day, missing));
  return { ...tell(day, early, form), day, assets: startedBy(day) };
}

function tell(day: Day, some: readonly AssetHistory[], form: Form): DigestText {
  return digestText(digestFacts(day, assetsOn(day, some), 'dated', []), words, form);
}

const historiesOf = (assets: readonly KnownAsset[]) =>
  histories.filter(({ asset }) => assets.some((one) => one === asset));

function withoutFunds(history: AssetHistory, day: Day, missing: readonly Ticker[]): AssetHistory {
  const days = history.days.filter((known) => known.day <= day);
  return {
    ...history,
    days: days.map((judged) => {
      const isShort = judged.flow.funds.some(({ ticker }) => missing.includes(ticker));
      if (judged.day !== day || !isShort) return judged;
      const funds = judged.flow.funds.map((fund) =>
        missing.includes(fund.ticker) ? { ticker: fund.ticker, status: 'pending' as const } : fund,
      );
      const told = funds.flatMap((fund) => (fund.status === 'reported' ? [fund.flowUsd] : []));
      const publishedUsd = asUsd(told.reduce((sum: number, usd) => sum + usd, 0));
      const flow = { ...judged.flow, funds, seenAt: `${day}T22:00:00.000Z` };
      return { flow, day, state: 'provisional' as const, totalUsd: null, publishedUsd };
    }),
  };
}

/** The last trading day of every week. */
export const EVERY_WEEK: readonly Day[] = EVERY_DAY.filter(
  (day, i) => weekOf(day).monday !== weekOf(EVERY_DAY[i + 1] ?? addDays(day, 7)).monday,
);

/** The week of a day, looked up later. */
export function toldWeek(day: Day, form: Form): ToldText {
  const week = weekOf(day);
  const facts = histories.flatMap((history) => weekFacts(history, week, day, reference.calendar) ?? []);
  const digest = weekDigestFacts(week, facts, '2027-01-01T12:00:00.000Z');
  return { ...weekText(digest, words, form), day, assets: startedBy(day) };
}
