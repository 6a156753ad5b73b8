import { LayoutError } from '../../errors.ts';

const PAGE = 'save the publisher’s page as "Webpage, HTML only", once its table is on the screen';
const CSV = 'export the table as CSV: Date, the tickers and Total at its head, dates as YYYY-MM-DD';
const OTHERWISE = `${PAGE}, or ${CSV}`;

const SHEET = 'export the sheet as CSV and import that';
const UNPACK = 'unpack it and import the page that is in it';

interface Kind {
  /** how such files begin, one character a byte */
  starts: readonly string[];
  /** what else they hold near an end, where others begin alike */
  holds?: string;
  what: string;
  mend: string;
}

const ZIP = ['PK\x03\x04', 'PK\x05\x06'];
const PACKED = ['\x1f\x8b', 'BZh', '\xfd7zXZ', '7z\xbc\xaf', '\x28\xb5\x2f\xfd', 'Rar!'];
const PICTURES = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'];
const KINDS: readonly Kind[] = [
  { starts: ['%PDF'], what: 'a PDF', mend: OTHERWISE },
  { starts: PICTURES, what: 'a picture', mend: OTHERWISE },
  { starts: ['RIFF'], holds: 'WEBP', what: 'a picture', mend: OTHERWISE },
  { starts: ['\0\0\0'], holds: 'ftyp', what: 'a picture or a film', mend: OTHERWISE },
  { starts: ZIP, holds: 'xl/', what: 'a spreadsheet (XLSX)', mend: SHEET },
  { starts: ZIP, holds: 'opendocument.spreadsheet', what: 'a spreadsheet (ODS)', mend: SHEET },
  { starts: ZIP, holds: 'word/', what: 'a text document (DOCX)', mend: OTHERWISE },
  { starts: ZIP, what: 'a ZIP archive', mend: UNPACK },
  { starts: ['\xd0\xcf\x11\xe0'], what: 'an old Office file (XLS, DOC)', mend: SHEET },
  { starts: PACKED, what: 'a packed file', mend: UNPACK },
  { starts: ['bplist00'], what: 'a web archive of Safari', mend: 'save it in the format "Page Source"' },
  { starts: ['SQLite format 3\0'], what: 'a database', mend: OTHERWISE },
  { starts: ['{\\rtf'], what: 'a text document (RTF)', mend: OTHERWISE },
  { starts: ['[InternetShortcut]'], what: 'a link to a page', mend: PAGE },
];

/** So much of both ends is looked at: an archive says at its end what is in it. */
const LOOKED_AT = 4_096;

/**
 * @param bytes of a page or a file
 * @throws LayoutError that says what it is and what to do, where it is no text
 */
export function requireText(bytes: Uint8Array): void {
  const start = latin1(bytes.subarray(0, LOOKED_AT));
  if (start.trim() === '') throw not(bytes.length === 0 ? 'empty' : 'blank');
  const kind = kindOf(bytes);
  if (kind) throw not(kind.what);
  if (start.includes('\0')) throw not('binary data');
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const kindOf = (bytes: Uint8Array) => {
  const ends = latin1(bytes.subarray(0, LOOKED_AT)) + latin1(bytes.subarray(-LOOKED_AT));
  return KINDS.find(
    ({ starts, holds = '' }) => starts.some((one) => ends.startsWith(one)) && ends.includes(holds),
  );
};

const not = (what: string): LayoutError =>
  new LayoutError(`this is ${what}, not a page`, {
    expected: 'HTML, a table as CSV, TSV or Markdown, or a publisher’s JSON',
    got: what,
  });

/** What to do with a file that is refused, by what it is. */
export function howToSave(bytes: Uint8Array): string {
  const kind = kindOf(bytes);
  if (kind) return kind.mend;
  if (isJson(bytes)) return 'ask the publisher again and save its answer as it comes';
  const start = latin1(bytes.subarray(0, LOOKED_AT)).replaceAll('\0', '');
  if (/<(!doctype|html|body|table|head|meta)\b/i.test(start)) return `${PAGE}, or ${CSV}`;
  return /[\t,;|]/.test(start) ? CSV : OTHERWISE;
}

/** Whether the bytes begin as JSON does, whatever the encoding. */
export const isJson = (bytes: Uint8Array): boolean => {
  const start = latin1(bytes.subarray(0, LOOKED_AT)).replaceAll('\0', '');
  return /^\s*(\{|\[\s*[\]{])/.test(start.replace(/^\W{2,3}(?=[\s{[])/, ''));
};

const CHALLENGE =
  /<title>\s*(just a moment|attention required|access denied|请稍候)|challenge-platform|cf[-_]chl|enable javascript and cookies to continue|verify(ing)? you are (a )?human/i;

/** A page on which the publisher asks for a browser; a page with its tables may hold such words in a script. */
export function requireNoChallenge(html: string): void {
  if (!/^\s*</.test(html) || /<td\b/i.test(html) || !CHALLENGE.test(html)) return;
  throw new LayoutError('this is a challenge to a browser, not the page', {
    expected: 'the page with its table',
    got: 'a page that asks to wait or to prove that a person reads it',
  });
}
