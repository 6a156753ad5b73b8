import { LayoutError } from '../../errors.ts';
import type { RawPage } from '../source.ts';

const HEAD = 8_000;
const LINES_END = /\r?\n\r?\n/;

/** Whether the text is a page in a single file (.mhtml, .mht) as browsers save it: a message with the page as its part. */
export function isMhtml(text: string): boolean {
  const [head = ''] = text.slice(0, HEAD).split(LINES_END, 1);
  return /^mime-version:/im.test(head) && /^content-type:\s*(multipart\/|text\/html)/im.test(head);
}

/**
 * The HTML of a page saved in a single file: the first part that is HTML, which is the page itself; pictures and frames follow.
 *
 * @param text the file, one character a byte
 * @throws LayoutError where no part is HTML
 */
export function htmlOfMhtml(text: string): RawPage {
  const html = partsOf(text, 0).find(({ type }) => /^text\/html\b/i.test(type));
  if (html) return { body: decoded(html), contentType: html.type };
  throw new LayoutError('the saved page holds no HTML', {
    expected: 'a part of type text/html',
    got: 'a single-file page (MHTML) without one',
  });
}

interface Part {
  type: string;
  encoding: string;
  content: string;
}

/** No browser nests parts deeper than one or two. */
const DEEPEST = 5;

function partsOf(text: string, depth: number): Part[] {
  const end = LINES_END.exec(text);
  const headers = unfolded(text.slice(0, end?.index ?? 0));
  const content = text.slice(end ? end.index + end[0].length : 0);
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(type)?.[1];
  if (!boundary) return [{ type, encoding: headers['content-transfer-encoding'] ?? '', content }];
  if (depth === DEEPEST) return [];
  return `\n${content}`
    .split(`\n--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .flatMap((part) => partsOf(part.replace(/^[ \t]*\r?\n/, ''), depth + 1));
}

/** Headers by their name in small letters; a line that begins with a space goes on with the one before. */
function unfolded(head: string): Record<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const named = lines.map((line) => /^([\w-]+):\s*(.*)$/.exec(line)).filter((match) => match !== null);
  return Object.fromEntries(named.map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]));
}

function decoded({ encoding, content }: Part): Uint8Array {
  if (/^base64$/i.test(encoding)) return Buffer.from(content, 'base64');
  if (!/^quoted-printable$/i.test(encoding)) return Buffer.from(content, 'latin1');
  const lines = content.split('\n').map((line) => line.trimEnd());
  const joined = lines.map((line) => (line.endsWith('=') ? line.slice(0, -1) : `${line}\n`)).join('');
  const bytes = joined.replace(/=([\dA-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
