import type { DigestText } from '../../../src/render/texts/digest-text.ts';

/** The characters of a text, without spaces. */
export const weightOf = (text: string): number => [...text.replace(/\s/gu, '')].length;

/** Title and body; the foot is left out. */
export const lengthOf = ({ title, body }: DigestText): number => weightOf(title) + weightOf(body);

/** The value below which such a part of them lies: 0.5 for the median. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

const repeated = (all: readonly string[]): string[] => all.filter((one, i) => all.indexOf(one) !== i);

/** The last clauses that two sentences of a body have in common. */
export function repeatedTails({ body }: DigestText): string[] {
  const sentences = body.split(/[。\n]/).filter((sentence) => sentence !== '');
  return repeated(sentences.map((sentence) => sentence.split(/[，；]/).at(-1) ?? ''));
}

/** The amounts that a body says twice, and its title does not. */
export function repeatedAmounts({ title, body }: DigestText): string[] {
  const amountsIn = (text: string) => [...text.matchAll(/[\d.]+ [万亿]美元/g)].map(([amount]) => amount);
  const titled = amountsIn(title);
  return repeated(amountsIn(body)).filter((amount) => !titled.includes(amount));
}
