/**
 * Marks are noncharacters around the words of a claim: an opening one with the claim's number, and a closing one. No
 * font draws them, no page may hold them, and no published text keeps them.
 */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const ZERO = 0xfde0;

/** Any character of a mark, for patterns that read across them. */
export const MARK = '[\uFDD0-\uFDEF]';
/** An opening mark, and a closing one. */
export const OPENING = `${OPEN}[\uFDE0-\uFDEF]+`;
export const CLOSING = CLOSE;

const EVERY_MARK = new RegExp(MARK, 'gu');
const A_MARK = new RegExp(`^${MARK}`, 'u');

/** A segment of text: what a mark says of which claim, or what stands between marks. */
export interface Segment {
  text: string;
  /** the number of its claim; null between marks */
  claim: number | null;
  /** where it begins in the text without marks */
  at: number;
}

/** Puts a mark around the words of a claim. */
export function marked(words: string, claim: number): string {
  const digits = [...claim.toString(16)].map((digit) =>
    String.fromCodePoint(ZERO + Number.parseInt(digit, 16)),
  );
  return `${OPEN}${digits.join('')}${unmarked(words)}${CLOSE}`;
}

/** The text as a reader sees it. */
export function unmarked(text: string): string {
  return text.replace(EVERY_MARK, '');
}

/** The text cut at its marks, in order. A mark that does not open, close or count as it should gives a claim of -1. */
export function segmentsOf(text: string): Segment[] {
  const pieces = text.matchAll(
    /\uFDD0([\uFDE0-\uFDEF]*)([^\uFDD0-\uFDEF]*)\uFDD1|[\uFDD0-\uFDEF]|[^\uFDD0-\uFDEF]+/gu,
  );
  let at = 0;
  return [...pieces].map(([piece, digits, words]) => {
    const isMark = A_MARK.test(piece);
    const segment = { text: words ?? (isMark ? '' : piece), claim: isMark ? numberOf(digits) : null, at };
    at += segment.text.length;
    return segment;
  });
}

function numberOf(digits = ''): number {
  if (digits === '') return -1;
  const hex = [...digits].map((digit) => ((digit.codePointAt(0) ?? ZERO) - ZERO).toString(16));
  return Number.parseInt(hex.join(''), 16);
}
