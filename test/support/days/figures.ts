import type { Cell, Figure } from '../../../src/analyse/figures/figure.ts';
import { directionOf, type Ticker } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import { checkProse } from '../../../src/render/proof/check-prose.ts';
import type { Claim } from '../../../src/render/proof/claim.ts';
import { type MarkedText, ProofError, proved } from '../../../src/render/proof/proof.ts';
import { createTeller, type Teller } from '../../../src/render/proof/teller.ts';
import type { Language } from '../../../src/render/words/language.ts';

export const DAY: Day = '2024-11-01';

/** What Farside said of a fund on a day. */
export function cellOf(flowUsd: Usd, ticker: Ticker = 'IBIT', day: Day = DAY): Cell {
  return { day, ticker, source: 'farside', flowUsd, observedAt: null, observation: null };
}

/** A figure that follows from one cell, unless `more` says otherwise. */
export function figureOf(value: number, more: Partial<Figure> = {}): Figure {
  return {
    what: { kind: 'total' },
    asset: 'BTC',
    source: 'farside',
    from: DAY,
    to: DAY,
    value,
    direction: directionOf(value),
    resolutionUsd: 100_000,
    rule: 'sum',
    cells: () => [cellOf(value)],
    ...more,
  };
}

/** A count of days from 2024-10-01 on, each with a flow that way. */
export function daysOf(count: number, way: 'in' | 'out' = 'in'): Figure {
  const days = Array.from({ length: count }, (_, i) => `2024-10-${String(i + 1).padStart(2, '0')}`);
  const cells = days.map((day) => cellOf(way === 'in' ? 100_000 : -100_000, 'IBIT', day));
  const counted = { rule: 'count days', direction: way, resolutionUsd: 1 } as const;
  return figureOf(count, { what: { kind: 'run' }, from: '2024-10-01', ...counted, cells: () => cells });
}

interface More {
  names?: readonly string[];
  claims?: readonly Claim[];
}

/** A text that says claims, with their marks. */
function markedOf(language: Language, write: (teller: Teller) => string, more: More): MarkedText {
  const teller = createTeller(language);
  const text = write(teller);
  return { text, claims: more.claims ?? teller.claims, language, names: more.names ?? [] };
}

/** A text that says claims, proved. */
export function provedOf(language: Language, write: (teller: Teller) => string, more: More = {}): string {
  return proved(markedOf(language, write, more));
}

/** The same of an editor's templates: its prose is judged, too. */
export function judgedOf(language: Language, write: (teller: Teller) => string): string {
  const marked = markedOf(language, write, {});
  const plain = proved(marked);
  checkProse(marked);
  return plain;
}

/** What the refusal of a text says in full; `passed:` and the text where there is none. */
export function refusalOf(judge: () => string): string {
  try {
    return `passed: ${judge()}`;
  } catch (error) {
    if (error instanceof ProofError) return error.explain();
    throw error;
  }
}
