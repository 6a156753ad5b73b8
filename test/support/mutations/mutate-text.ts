import type { Picks } from './mutate-table.ts';

type TextChange = (text: string, picks: Picks) => string;
type ByteChange = (bytes: Buffer, picks: Picks) => Buffer;

const place = (text: string, pick: number): number => (pick * 7919) % (text.length + 1);
const inserted = (text: string, pick: number, more: string): string =>
  text.slice(0, place(text, pick)) + more + text.slice(place(text, pick));

const without = (text: string, pattern: RegExp, pick: number): string => {
  const found = [...text.matchAll(pattern)];
  const one = found[pick % Math.max(1, found.length)];
  return one ? text.slice(0, one.index) + text.slice(one.index + one[0].length) : text;
};

const INSERTS = [
  '<script>document.write("<td>9.9</td>")</script>',
  '<style>td{display:none}</style>',
  '<!-- <tr><td>01 Nov 2024</td></tr> -->',
  '<!--',
  '<script>',
  '<style>',
  '<textarea>',
  '<plaintext>',
  '<template>',
  '</table>',
  '</td></tr><tr><td>',
  '<![CDATA[<td>1.0</td>]]>',
  '<td>',
  '<tr>',
  '<svg><td>1.0',
  '\u0000',
  '\u202e',
  '&#x1b;[2J',
  '&#0;',
  '&lt;td&gt;9.9&lt;/td&gt;',
  '<table><tr><td>01 Nov 2024</td><td>1.0</td><td>1.0</td></tr></table>',
];

/** Every way in which the markup of a page is changed, by name. */
export const TEXT_CHANGES: Readonly<Record<string, TextChange>> = {
  'tag unclosed': (text, [a]) => without(text, /<\/[a-z]+>/g, a),
  'tag unopened': (text, [a]) => without(text, /<[a-z][^>]*>/g, a),
  'several tags unclosed': (text, [a, b, c]) =>
    [a, b, c].reduce((left, pick) => without(left, /<\/t[dhr]>|<\/table>/g, pick), text),
  'every closing tag of a kind lost': (text, [a]) =>
    text.replaceAll(['</td>', '</tr>', '</th>', '</table>', '</span>', '</div>'][a % 6] ?? '', ''),
  'angle bracket lost': (text, [a]) => without(text, /[<>]/g, a),
  'quote lost': (text, [a]) => without(text, /"/g, a),
  'something inserted': (text, [a, b]) => inserted(text, a, INSERTS[b % INSERTS.length] ?? ''),
  'something inserted into a cell': (text, [a, b]) => {
    const cells = [...text.matchAll(/<td[^>]*>/g)];
    const cell = cells[a % Math.max(1, cells.length)];
    const end = cell ? cell.index + cell[0].length : 0;
    return text.slice(0, end) + (INSERTS[b % INSERTS.length] ?? '') + text.slice(end);
  },
  'characters cut out': (text, [a, b]) =>
    text.slice(0, place(text, a)) + text.slice(place(text, a) + (b % 200)),
  'text cut off': (text, [a]) => text.slice(0, place(text, a)),
  'part repeated': (text, [a, b]) =>
    inserted(text, b, text.slice(place(text, a), place(text, a) + (b % 2000))),
  'page doubled': (text) => text + text,
  'wrapped in a table': (text) => `<table><tr><td>${text}</td></tr></table>`,
  'nested a hundred deep': (text) => `${'<table><tr><td>'.repeat(100)}${text}`,
  'nested too deep': (text, [a]) => inserted(text, a, '<b>'.repeat(3000)),
  'capital tags': (text) => text.replace(/<\/?[a-z]+/g, (tag) => tag.toUpperCase()),
  'cell spans two columns': (text, [a]) => {
    const cells = [...text.matchAll(/<td/g)];
    const cell = cells[a % Math.max(1, cells.length)];
    return cell ? `${text.slice(0, cell.index)}<td colspan="2"${text.slice(cell.index + 3)}` : text;
  },
  'a cell of a megabyte': (text, [a]) =>
    text.replace(/<td[^>]*>/g, (tag, i: number) =>
      i % 97 === a % 97 ? `${tag}${'9'.repeat(1_000_000 / 50)}` : tag,
    ),
};

const GB18030: Record<string, number[]> = Object.fromEntries(
  [...'０１２３４５６７８９'].map((digit, i) => [digit, [0xa3, 0xb0 + i]]),
);
const gb18030 = (text: string): Buffer =>
  Buffer.from([...text].flatMap((sign) => (sign < '\u0080' ? sign.charCodeAt(0) : (GB18030[sign] ?? 0x3f))));

/** Every way in which the bytes of a page are changed, by name. */
export const BYTE_CHANGES: Readonly<Record<string, ByteChange>> = {
  latin1: (bytes) => Buffer.from(bytes.toString(), 'latin1'),
  'utf-16le': (bytes) => Buffer.from(bytes.toString(), 'utf16le'),
  'utf-16le with its mark': (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'),
  'utf-16be with its mark': (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le').swap16(),
  gb18030: (bytes) => gb18030(bytes.toString()),
  'byte order mark': (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  'a mark that lies': (bytes, [a]) =>
    Buffer.concat([Buffer.from(a % 2 ? [0xff, 0xfe] : [0xfe, 0xff]), bytes]),
  'bytes cut off': (bytes, [a]) => bytes.subarray(0, (a * 7919) % (bytes.length + 1)),
  'bytes cut out': (bytes, [a, b]) => {
    const from = (a * 7919) % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + (b % 300))]);
  },
  'byte altered': (bytes, [a, b]) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[(a * 7919) % copy.length] = b % 256;
    return copy;
  },
  'random bytes spliced in': (bytes, [a, b, c]) => {
    const from = (a * 7919) % (bytes.length + 1);
    const noise = Buffer.from(Array.from({ length: b % 64 }, (_, i) => ((c + i) * 2_654_435_761) >>> 24));
    return Buffer.concat([bytes.subarray(0, from), noise, bytes.subarray(from)]);
  },
};

/** What a sender may say of its page, truly or not. */
export const CONTENT_TYPES: readonly (string | null)[] = [
  null,
  'text/html; charset=UTF-8',
  'application/json',
  'text/html; charset=ISO-8859-1',
  'text/html; charset=utf-16le',
  'text/html; charset=gb18030',
  'text/html; charset=shift_jis',
  'text/html; charset=iso-2022-kr',
  'text/html; charset=utf-7',
  'text/html; charset=x-user-defined',
  'text/html; charset="\u001b[31m',
];
