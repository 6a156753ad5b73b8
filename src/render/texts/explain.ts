import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Cell, Figure } from '../../analyse/figures/figure.ts';
import type { Quantity } from '../../analyse/figures/quantity.ts';
import { BEIJING, type Instant, localTime } from '../../model/time.ts';
import type { Form, RenderContext } from '../context.ts';
import type { Claim } from '../proof/claim.ts';
import { createTeller } from '../proof/teller.ts';
import { segmentsOf } from '../words/marks.ts';
import { markedDigest, partsOf, plainText, provedText, USUAL_FORM } from './digest-text.ts';

/** A note with more cells than these only counts them. */
const CELLS_SHOWN = 15;

/**
 * The digest, proved, with a note number after every figure, and the notes below: what the figure is, from
 * whom, and the cells that it follows from. What is said twice has one note. Notes are for programs and people of any
 * language: whole US dollars, ISO dates.
 *
 * @throws ProofError, or EtfDigestError for a template
 */
export function explained(facts: DigestFacts, context: RenderContext, form: Form = USUAL_FORM): string {
  const teller = createTeller(context.language);
  const marked = markedDigest(facts, context, form, teller);
  provedText(marked, partsOf(form, facts), context, teller);
  const notes = new Map<string, Figure>();
  const text = numbered(plainText(marked, form), teller.claims, notes);
  const lines = [...notes.values()].map((figure, i) => `[${i + 1}] ${noteOf(figure)}`);
  return lines.length === 0 ? text : `${text}\n${lines.join('\n')}\n`;
}

/** The text without marks, a number after the words of each figure; new figures are added to the notes. */
function numbered(text: string, claims: readonly Claim[], notes: Map<string, Figure>): string {
  const segments = segmentsOf(text).map((segment) => {
    const figure = figureOf(claims[segment.claim ?? -1]);
    return { words: segment.text, figure, key: figure ? keyOf(figure) : '' };
  });
  return segments
    .map(({ words, figure, key }, i) => {
      if (!figure) return words;
      if (!notes.has(key)) notes.set(key, figure);
      // a count and its direction say one figure
      const goesOn = segments[i + 1]?.key === key;
      return goesOn ? words : `${words}[${[...notes.keys()].indexOf(key) + 1}]`;
    })
    .join('');
}

/** The figure of a claim; dates and names need no note. */
function figureOf(claim: Claim | undefined): Figure | null {
  return claim && 'figure' in claim ? claim.figure : null;
}

const keyOf = ({ what, asset, source, from, to, value }: Figure): string =>
  [nameOf(what), asset, source, from, to, value].join('|');

/** `total`, `IBIT`, `IBIT-cumulative`, `out funds`, `trend days` */
function nameOf(what: Quantity): string {
  if (what.kind === 'fund') return what.ticker;
  if (what.kind === 'lifetime') return `${what.ticker}-cumulative`;
  return what.kind === 'funds' ? `${what.which} funds` : what.kind;
}

function noteOf(figure: Figure): string {
  const { what, asset, source, from, to, value, rule } = figure;
  const days = from === to ? to : `${from} to ${to}`;
  const said = rule === 'sum' || rule === 'stated' ? usd(value) : `${value} (${rule})`;
  const less = figure.less?.() ?? [];
  const origin = rule === 'stated' ? ', as stated or printed: no cells' : '';
  return [
    `${nameOf(what)}, ${asset}, ${days}, ${source}: ${said}${origin}`,
    ...cellLines(figure.cells(), ''),
    ...cellLines(less, 'less '),
  ].join('\n');
}

function cellLines(cells: readonly Cell[], before: string): string[] {
  if (cells.length <= CELLS_SHOWN) return cells.map((cell) => `    ${before}${cellLine(cell)}`);
  const days = `${cells[0]?.day} to ${cells.at(-1)?.day}`;
  return [`    ${before}${cells.length} cells, ${days}: etf-digest history DAY lists those of a day`];
}

function cellLine({ ticker, day, flowUsd, observedAt, observation }: Cell): string {
  const number = observation === null ? '' : `, observation ${observation}`;
  return `${ticker ?? 'Total'} ${day} ${usd(flowUsd)}, ${observedAt === null ? 'bundled' : inBeijing(observedAt)}${number}`;
}

const GROUPED = new Intl.NumberFormat('en-US');
const usd = (amount: number): string => `${amount < 0 ? '-' : ''}$${GROUPED.format(Math.abs(amount))}`;

function inBeijing(at: Instant): string {
  const { day, hour, minute } = localTime(at, BEIJING);
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} Beijing`;
}
