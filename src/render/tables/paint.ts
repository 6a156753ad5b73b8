import { type Direction, directionOf } from '../../model/flow.ts';
import type { ColorScheme } from '../context.ts';
import { NEAR } from '../proof/agreement.ts';
import type { Claim } from '../proof/claim.ts';
import { type MarkedText, proved } from '../proof/proof.ts';
import { type Segment, segmentsOf } from '../words/marks.ts';

const RED = '\u001b[31m';
const GREEN = '\u001b[32m';
const PLAIN = '\u001b[39m';
/** A colour that begins or ends, for patterns that read across them. */
export const COLOR = `(?:${[RED, GREEN, PLAIN].join('|').replaceAll('[', '\\[')})`;

const CODES: Readonly<Record<ColorScheme, Readonly<Record<'in' | 'out', string>>>> = {
  'red-up': { in: RED, out: GREEN },
  'green-up': { in: GREEN, out: RED },
};

/**
 * A proved text without marks, its inflows and outflows in colour where a scheme is given: what its claims say of a
 * direction, each with its amount. A zero has no direction and no colour.
 *
 * @throws ProofError
 */
export function provedInColor(marked: MarkedText, colors: ColorScheme | undefined): string {
  const plain = proved(marked);
  return colors ? painted(marked, colors) : plain;
}

/** Some words in the colour of a direction; as they are without a scheme. */
export function inColorOf(way: Direction, words: string, colors: ColorScheme | undefined): string {
  return colors && way !== 'flat' ? `${CODES[colors][way]}${words}${PLAIN}` : words;
}

function painted({ text, claims, language }: MarkedText, colors: ColorScheme): string {
  const segments = segmentsOf(text);
  const ways = waysOf(segments, claims);
  const leads = segments.map(({ text: words }, i) => {
    const isBefore = ways[i] === 'flat' && (ways[i + 1] ?? 'flat') !== 'flat';
    return isBefore && words.endsWith(language.beforeDirection) ? language.beforeDirection : '';
  });
  return segments
    .map(({ text: words }, i) => {
      const way = ways[i] ?? 'flat';
      const said = `${leads[i - 1] ?? ''}${words.slice(0, words.length - (leads[i] ?? '').length)}`;
      const begin = way === 'flat' || way === ways[i - 1] ? '' : CODES[colors][way];
      return `${begin}${said}${way === 'flat' || way === ways[i + 1] ? '' : PLAIN}`;
    })
    .join('');
}

/** The direction of each segment: of a claim that says one, of the amount of its figure beside it, and of what joins the two. */
function waysOf(segments: readonly Segment[], claims: readonly Claim[]): Direction[] {
  const claimOf = (segment: Segment | undefined) => claims[segment?.claim ?? -1];
  const ways = segments.map((segment) => wayOf(claimOf(segment)));
  for (const [i, segment] of segments.entries()) {
    const claim = claimOf(segment);
    const way = wayOf(claim);
    if (way === 'flat') continue;
    for (const step of [1, -1]) {
      const joint = segments[i + step];
      const isJoint = joint?.claim === null && NEAR.test(joint.text);
      const end = isJoint ? i + 2 * step : i + step;
      if (isAmountBeside(claim, claimOf(segments[end])))
        ways.fill(way, Math.min(i, end), Math.max(i, end) + 1);
    }
  }
  return ways;
}

/** The direction that a claim says; flat where it says none, or that nothing flowed. */
function wayOf(claim: Claim | undefined): Direction {
  if (!claim || !('figure' in claim) || claim.figure.value === 0) return 'flat';
  const { form, figure } = claim;
  if (form === 'flow' || form === 'precise flow') return directionOf(figure.value);
  return form === 'direction' || form === 'flows' ? (figure.direction ?? 'flat') : 'flat';
}

const isAmountBeside = (told: Claim | undefined, beside: Claim | undefined): boolean =>
  told !== undefined &&
  'figure' in told &&
  (beside?.form === 'amount' || beside?.form === 'precise amount') &&
  beside.figure === told.figure;
