import { asUsd } from '../../model/money.ts';
import type { Claim } from '../proof/claim.ts';
import type { Teller } from '../proof/teller.ts';
import type { Omission } from '../views/omission.ts';
import { segmentsOf, unmarked } from '../words/marks.ts';

/** What is measured of a text, with its marks. */
interface Told {
  title: string;
  body: string;
}

/** How long title and body may be in Chinese, without spaces; a wordier language has more room. */
export const LONGEST_DIGEST = {
  ofOne: [230],
  ofSeveral: [410],
  ofSeveralWithLevels: [370, 410],
  week: [420],
} as const;

/** What a text of one asset leaves out, and then what else, until it is short enough. */
export const OMITTED_OF_ONE: readonly (readonly Omission[])[] = [
  [],
  ['inflow days'],
  ['inflow days', 'other fund'],
  ['trend'],
  ['trend', 'other fund'],
];

/** The same of several; the first alone says its funds where an amount would stand there twice. */
export const OMITTED_OF_SEVERAL: readonly (readonly Omission[])[] = [
  [],
  ['ratio beside'],
  ['ratio beside', 'trend beside'],
  ['ratio beside', 'trend beside', 'inflow days'],
  ['levels beside', 'trend beside', 'inflow days'],
  ['funds beside'],
  ['funds beside', 'levels beside', 'trend beside', 'inflow days'],
];

/** The same of weeks. */
export const OMITTED_OF_WEEKS: readonly (readonly Omission[])[] = [
  [],
  ['days beside'],
  ['days beside', 'week beside'],
  ['funds beside'],
  ['funds beside', 'days beside', 'week beside'],
];

/**
 * The first of these texts that is not too long and says no amount twice in its body, unless the title has it; else the
 * first that is not too long; else the last.
 *
 * @param limits the lengths to aim at, the largest last: only for that the funds of a second asset are left out
 */
export function briefEnough<Text extends Told>(
  attempts: readonly (readonly Omission[])[],
  limits: readonly number[],
  tell: (omitted: readonly Omission[]) => Text,
  teller: Teller,
): Text {
  const told = new Map<readonly Omission[], Text>();
  const textOf = (omitted: readonly Omission[]): Text => {
    const text = told.get(omitted) ?? tell(omitted);
    told.set(omitted, text);
    return text;
  };
  const lengths = limits.map((limit) => limit * teller.language.wordiness);
  const most = lengths.at(-1) ?? 0;
  for (const limit of lengths) {
    const tried = attempts.filter((omitted) => limit === most || !omitted.includes('funds beside'));
    const found = tried.find(
      (omitted) => isWithin(textOf(omitted), limit) && !saysTwice(textOf(omitted), teller),
    );
    if (found) return textOf(found);
  }
  return textOf(attempts.find((omitted) => isWithin(textOf(omitted), most)) ?? attempts.at(-1) ?? []);
}

const isWithin = ({ title, body }: Told, limit: number): boolean => weightOf(title) + weightOf(body) <= limit;

/** The characters of a text without its spaces, as an editor counts. */
export const weightOf = (text: string): number => [...unmarked(text).replace(/\s/gu, '')].length;

function saysTwice({ title, body }: Told, { claims, language }: Teller): boolean {
  const amountsIn = (text: string) =>
    segmentsOf(text).flatMap(({ claim }) => {
      const figure = figureOf(claims[claim ?? -1]);
      return figure ? language.amount(asUsd(figure.value), figure.resolutionUsd) : [];
    });
  const titled = amountsIn(title);
  const said = amountsIn(body).filter((amount) => !titled.includes(amount));
  return new Set(said).size < said.length;
}

const figureOf = (claim: Claim | undefined) =>
  claim && (claim.form === 'flow' || claim.form === 'amount') ? claim.figure : null;
