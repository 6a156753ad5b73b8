import type { Figure } from '../../analyse/figures/figure.ts';
import type { Day, Instant } from '../../model/time.ts';
import type { Language, Unit } from '../words/language.ts';
import { marked, unmarked } from '../words/marks.ts';
import { type Claim, say } from './claim.ts';

/** Says claims with marks around them, and keeps what each mark says. Every value of a view comes from here. */
export interface Teller {
  language: Language;
  /** in the order of their numbers */
  claims: readonly Claim[];
  tell(claim: Claim): string;
  /** an amount as a sentence says it */
  flow(figure: Figure): string;
  amount(figure: Figure): string;
  direction(figure: Figure): string;
  count(figure: Figure, unit: Unit): string;
  percent(figure: Figure): string;
  date(day: Day): string;
  fullDate(day: Day): string;
  span(from: Day, to: Day): string;
  time(at: Instant): string;
  /** of a fund, a publisher, or a setting; nothing for an empty one */
  name(name: string): string;
}

/** A teller of one text in one language. */
export function createTeller(language: Language): Teller {
  const claims: Claim[] = [];
  const tell = (claim: Claim) => marked(say(claim, language), claims.push(claim) - 1);
  return {
    language,
    claims,
    tell,
    flow: (figure) => tell({ form: 'flow', figure, inProse: true }),
    amount: (figure) => tell({ form: 'amount', figure, inProse: true }),
    direction: (figure) => tell({ form: 'direction', figure }),
    count: (figure, unit) => tell({ form: 'count', figure, unit }),
    percent: (figure) => tell({ form: 'percent', figure }),
    date: (day) => tell({ form: 'date', day }),
    fullDate: (day) => tell({ form: 'full date', day }),
    span: (from, to) => tell({ form: 'span', from, to }),
    time: (at) => tell({ form: 'time', at }),
    name: (name) => (unmarked(name).trim() === '' ? '' : tell({ form: 'name', name: unmarked(name).trim() })),
  };
}
