// what escapes may itself be escaped, or escaped several times over; all is bounded, so that no page makes the search slow
const BACKSLASH = String.raw`(?:\\|%5c|&#92;|&#x5c;|&bsol;)`;
const BACKSLASHES = `${BACKSLASH}{0,8}`;
const AMPERSAND = `(?:&|%26|${BACKSLASH}u0026)(?:amp;){0,3}`;
const HASH = `(?:#|%23|${BACKSLASH}u0023)`;
const PERCENT = `(?:%|&#37;|&#x25;|&percnt;|${BACKSLASH}u0025)(?:25){0,3}`;
const SEMICOLON = `(?:;|%3b|${BACKSLASH}u003b)?`;

/** The names that HTML has for printable ASCII. */
const ENTITIES: Readonly<Record<string, string>> = {
  '!': 'excl',
  '"': 'quot',
  '#': 'num',
  $: 'dollar',
  '%': 'percnt',
  '&': 'amp',
  "'": 'apos',
  '(': 'lpar',
  ')': 'rpar',
  '*': 'ast|midast',
  '+': 'plus',
  ',': 'comma',
  '.': 'period',
  '/': 'sol',
  ':': 'colon',
  ';': 'semi',
  '<': 'lt',
  '=': 'equals',
  '>': 'gt',
  '?': 'quest',
  '@': 'commat',
  '[': 'lsqb|lbrack',
  '\\': 'bsol',
  ']': 'rsqb|rbrack',
  '^': 'hat',
  _: 'lowbar|underbar',
  '`': 'grave|diacriticalgrave',
  '{': 'lcub|lbrace',
  '|': 'verbar|vert|verticalline',
  '}': 'rcub|rbrace',
};

/**
 * The source of a regular expression, to be used with the flag i, for a text of ASCII however JSON, HTML and addresses
 * write it, character for character.
 */
export function spelling(text: string): string {
  // a run of backslashes counts as one: any number of them may stand for it
  return [...text.replace(/\\+/g, '\\')].map(spelled).join(BACKSLASHES);
}

function spelled(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const names = ENTITIES[character];
  const ways = [
    `${BACKSLASH}(?:u\\{?0{0,6}${hex}\\}?|x${hex})`,
    `${AMPERSAND}(?:${HASH}(?:x0{0,6}${hex}|0{0,6}${code})${names ? `|${names}` : ''})${SEMICOLON}`,
    `${PERCENT}${hex}`,
    /\w/.test(character) ? character : `\\${character}`,
  ];
  return `(?:${ways.join('|')})`;
}
