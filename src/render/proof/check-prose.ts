import { segmentsOf, unmarked } from '../words/marks.ts';
import { disagreement, otherDays } from './agreement.ts';
import { misplaced } from './context-check.ts';
import { type MarkedText, ProofError } from './proof.ts';

/**
 * Reads what stands around the figures of a proved text: it speaks of the same asset, fund and days, and directions agree
 * with what they stand beside. Patterns judge prose, so they may be wrong about a sentence that is right: the shipped
 * templates are held against them by tests, and an editor's own at every run.
 *
 * @throws ProofError with the sentence and the words
 */
export function checkProse({ text, claims, language }: MarkedText): void {
  const plain = unmarked(text);
  const segments = segmentsOf(text);
  for (const { text: words, claim: number, at } of segments) {
    const claim = claims[number ?? -1];
    if (!claim || !('figure' in claim)) continue;
    const passage = { plain, at, words };
    const other = misplaced(claim.figure, passage, claims, language);
    if (other) throw new ProofError('a figure stands where another belongs', passage, other);
  }
  const against = disagreement(segments, claims);
  if (against) {
    const expected = `a flow that goes ${against.way}`;
    throw new ProofError('a direction stands beside what went another way', { plain, ...against }, expected);
  }
  const days = otherDays(segments, claims);
  if (days)
    throw new ProofError(
      'a sum follows the dates of other days',
      { plain, ...days },
      `the days ${days.days}`,
    );
}
