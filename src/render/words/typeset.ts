import { CLOSING, MARK, OPENING } from './marks.ts';

const HAN = '\\p{Script=Han}';
const LATIN = 'A-Za-z0-9';
const PUNCTUATION = '，。：；、（）';
/** Marks between two characters: what closes stays with the one before, what opens with the one after. */
const MARKS = `((?:${CLOSING})*)((?:${OPENING})*)`;

const BEFORE_LATIN = new RegExp(`(${HAN})${MARKS}([${LATIN}$])`, 'gu');
const AFTER_LATIN = new RegExp(`([${LATIN}%])${MARKS}(${HAN})`, 'gu');
const BETWEEN_HAN = new RegExp(`(${HAN}${MARK}*) +(?=${MARK}*${HAN})`, 'gu');
const BEFORE_PUNCTUATION = new RegExp(` +(${MARK}*[${PUNCTUATION}])`, 'gu');
const AFTER_PUNCTUATION = new RegExp(`([${PUNCTUATION}]${MARK}*) +`, 'gu');
const SPACES = new RegExp(`(?<=\\S)( ${MARK}*) +`, 'gu');
const BEFORE_ENGLISH_PUNCTUATION = new RegExp(` +(${MARK}*[,.;:)])`, 'gu');
const AT_LINE_END = new RegExp(`[ \\t]+(${MARK}*)$`, 'gmu');

/**
 * Newsroom spacing: one space between Chinese and Latin letters or digits, none between Chinese characters or beside
 * full-width punctuation.
 */
export function typesetChinese(text: string): string {
  const spaced = text.replace(BEFORE_LATIN, '$1$2 $3$4').replace(AFTER_LATIN, '$1$2 $3$4');
  // the spaces that were just put in are where they belong
  return /[ \t]/.test(text) ? withoutStraySpaces(spaced) : spaced;
}

function withoutStraySpaces(text: string): string {
  return text
    .replace(BETWEEN_HAN, '$1')
    .replace(BEFORE_PUNCTUATION, '$1')
    .replace(AFTER_PUNCTUATION, '$1')
    .replace(SPACES, '$1')
    .replace(AT_LINE_END, '$1');
}

/** English spacing: single spaces, none before punctuation. */
export function typesetEnglish(text: string): string {
  return text.replace(BEFORE_ENGLISH_PUNCTUATION, '$1').replace(SPACES, '$1').replace(AT_LINE_END, '$1');
}
