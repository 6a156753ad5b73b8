import type { DayState } from '../../analyse/days/day-state.ts';
import type { Edition } from '../../analyse/facts/digest-facts.ts';
import type { Day, Instant } from '../../model/time.ts';
import { sentencesOf } from '../proof/sentences.ts';
import type { DigestText } from './digest-text.ts';

/** What the front matter of a digest says beside its words. */
export interface FrontFacts {
  /** of a week its last one */
  tradingDay: Day;
  publicationDay: Day;
  /** of a week: its name, 2024-W44, and its first and last trading day */
  week?: { name: string; from: Day; to: Day };
  edition: Edition | null;
  state: DayState;
  sources: readonly string[];
  generatedAt: Instant;
}

/**
 * The front matter of a digest: YAML that is read alike by 1.1 and 1.2, a key a line. Texts are quoted; days and moments
 * stand as they are, so that a program that knows dates reads dates.
 */
export function frontMatter(facts: FrontFacts, { title, shortTitle, body }: DigestText): string {
  const { tradingDay, publicationDay, week, edition, state, sources, generatedAt } = facts;
  const lines = [
    `title: ${quoted(title)}`,
    `short_title: ${quoted(shortTitle)}`,
    `description: ${quoted(firstSentence(body))}`,
    `date: ${morningOf(publicationDay)}`,
    `trading_day: ${tradingDay}`,
    `publication_day: ${publicationDay}`,
    ...(week
      ? [`week: ${week.name}`, `first_trading_day: ${week.from}`, `last_trading_day: ${week.to}`]
      : []),
    `edition: ${edition}`,
    `state: ${state}`,
    `sources: [${sources.join(', ')}]`,
    `generated_at: ${generatedAt}`,
  ];
  return ['---', ...lines, '---'].join('\n');
}

/**
 * Eight in the morning in Beijing, which is midnight UTC: the same day there and on a build machine. Hexo takes the
 * hours of UTC for those of its own zone, and Jekyll names a post by the day of the machine.
 */
const morningOf = (day: Day): string => `${day}T08:00:00+08:00`;

const firstSentence = (text: string): string => sentencesOf(text)[0]?.trim() ?? '';

/** JSON is YAML but for these: controls, line ends and noncharacters that a reader refuses, or takes for the end of a line. */
const UNPRINTED = /[\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]/g;

/** A text as YAML writes it between double quotes. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(UNPRINTED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
