import { LayoutError } from '../../errors.ts';

/** A publisher's answer is some ten levels deep; whatever walks it may go down level by level. */
const MAX_DEPTH = 100;
/** The longest answer held some 10,000 lists and objects in 2026, and grows by 4,000 a year. */
const MAX_PARTS = 50_000;
/** The page of all days had some 60,000 tags in 2026, and gains 25,000 a year. */
const MAX_TAGS = 500_000;
/** Forty years of trading days. */
const MAX_ROWS = 10_000;

/**
 * What no publisher's JSON is: nested by the hundred, of parts by the ten thousand; null for any other text. Told before it is
 * parsed and held against a shape, which take minutes over them; a character at a time, as strings may be long.
 */
export function excessOf(text: string): string | null {
  let depth = 0;
  let parts = 0;
  let isString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"') isString = !isString;
    else if (isString) i += char === '\\' ? 1 : 0;
    else if (char === '[' || char === '{') {
      depth += 1;
      parts += 1;
    } else if (char === ']' || char === '}') depth -= 1;
    if (depth > MAX_DEPTH) return 'is nested by the hundred';
    if (parts > MAX_PARTS) return `holds more than ${MAX_PARTS} lists and objects`;
  }
  return null;
}

/**
 * Refuses a page before it is parsed, which takes seconds over its tags.
 * @throws LayoutError when it has them by the hundred thousand
 */
export function requireFewTags(html: string): void {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    tags += 1;
    if (tags <= MAX_TAGS) continue;
    throw new LayoutError('the page is not a publisher’s: it has tags by the hundred thousand', {
      expected: `at most ${MAX_TAGS} tags`,
      got: 'more',
    });
  }
}

/**
 * Refuses tables that no calendar fills.
 * @throws LayoutError for a table with rows by the ten thousand
 */
export function requireFewRows(tables: readonly (readonly unknown[])[]): void {
  const long = tables.find((table) => table.length > MAX_ROWS);
  if (!long) return;
  throw new LayoutError('a table has too many rows', {
    expected: `at most ${MAX_ROWS}`,
    got: `${long.length}`,
  });
}
