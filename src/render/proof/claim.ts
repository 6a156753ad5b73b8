import type { Figure } from '../../analyse/figures/figure.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import type { Day, Instant } from '../../model/time.ts';
import type { Week } from '../../model/week.ts';
import type { Amounts, AmountUnit, Language, Unit } from '../words/language.ts';

/** What one marked place of a text says. A name is said as it is: of a fund, a publisher, or a setting. */
export type Claim =
  | {
      form: 'direction' | 'flows' | 'percent' | 'zero';
      figure: Figure;
    }
  | { form: 'flow' | 'amount'; figure: Figure; inProse?: boolean }
  /** in as many decimals as tell it from the amount beside which it stands */
  | { form: 'precise flow' | 'precise amount'; figure: Figure; beside: Usd; inProse?: boolean }
  | { form: 'count'; figure: Figure; unit: Unit }
  | { form: 'in unit'; figure: Figure; unit: AmountUnit }
  | { form: 'unit'; unit: AmountUnit }
  | { form: 'date' | 'full date' | 'iso date' | 'weekday' | 'month' | 'year'; day: Day }
  | { form: 'span'; from: Day; to: Day; saysYear?: boolean }
  | { form: 'week'; week: Week }
  | { form: 'time' | 'iso time'; at: Instant }
  | { form: 'name'; name: string };

/** Says a claim in a language; the one place in which a number becomes words. */
export function say(claim: Claim, language: Language): string {
  return language.typeset(saidOf(claim, language));
}

function saidOf(claim: Claim, language: Language): string {
  switch (claim.form) {
    case 'flow':
    case 'amount':
    case 'precise flow':
    case 'precise amount':
      return amountOf(claim, claim.inProse ? language.inProse : language);
    case 'in unit':
      return language.inUnit(asUsd(claim.figure.value), claim.figure.resolutionUsd, claim.unit);
    case 'unit':
      return claim.unit.label;
    case 'direction':
      return language.direction(claim.figure.direction ?? 'flat');
    case 'flows':
      return language.flows(claim.figure.direction ?? 'flat', countOf(claim.figure));
    case 'percent':
      return language.percent(claim.figure.value);
    case 'count':
      return language.count(claim.figure.value, claim.unit);
    case 'date':
      return language.date(claim.day);
    case 'full date':
      return language.fullDate(claim.day);
    case 'iso date':
      return claim.day;
    case 'weekday':
      return language.weekday(claim.day);
    case 'month':
      return language.month(claim.day);
    case 'year':
      return language.year(claim.day);
    case 'week':
      return language.week(claim.week);
    case 'span':
      return (claim.saysYear ? language.fullSpan : language.span)(claim.from, claim.to);
    case 'time':
      return language.time(claim.at);
    case 'iso time':
      return claim.at;
    case 'zero':
      return '0';
    case 'name':
      return claim.name;
  }
}

type AmountClaim = Extract<Claim, { form: 'flow' | 'amount' | 'precise flow' | 'precise amount' }>;

function amountOf(claim: AmountClaim, amounts: Amounts): string {
  const { value, resolutionUsd } = claim.figure;
  const usd = asUsd(value);
  switch (claim.form) {
    case 'flow':
      return amounts.flow(usd, resolutionUsd);
    case 'precise flow':
      return amounts.flow(usd, resolutionUsd, claim.beside);
    case 'amount':
      return amounts.amount(usd, resolutionUsd);
    case 'precise amount':
      return amounts.preciseAmount(usd, resolutionUsd, claim.beside);
  }
}

/** Money is many. */
const countOf = ({ rule, value }: Figure): number => (rule.startsWith('count') ? value : Infinity);
