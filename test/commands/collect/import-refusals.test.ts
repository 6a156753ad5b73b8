import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { asHtml, asMhtml } from '../../support/publishers/table-forms.ts';

const MEGABYTE = 1024 * 1024;
const FLAGS = ['--source', 'farside', '--asset', 'btc'];

async function refused(make: (file: string) => void, ...flags: string[]) {
  const cwd = temporaryFolder();
  make(path.join(cwd, 'file'));
  const env = { ETF_DIGEST_NOW: '2026-10-04T12:00:00Z' };
  const { stderr, stdout, status } = await runHere(['import', 'file', ...flags], { cwd, env });
  expect(stdout).toBe('');
  expect([1, 2]).toContain(status);
  expect(stderr).toMatch(/^error: [^\n]*file: /);
  expect(stderr).toContain('to do: ');
  expect(stderr).not.toMatch(/in a browser|should not have happened/);
  expect(Buffer.byteLength(stderr)).toBeLessThan(1024);
  return stderr;
}

const writes = (content: string | Uint8Array) => (file: string) => writeFileSync(file, content);
const bytes = (text: string) => Buffer.from(text, 'latin1');
const zip = (...names: string[]) => bytes(`PK\x03\x04\x14\0${'\0'.repeat(20)}${names.join('\0')}`);

const WHAT: [what: string, content: string | Uint8Array, message: string, mend: RegExp][] = [
  ['a PDF', bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), 'this is a PDF', /HTML only.*export the table as CSV/],
  ['a screenshot', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'this is a picture', /HTML only/],
  ['a photograph', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'this is a picture', /HTML only/],
  [
    'a workbook',
    zip('[Content_Types].xml', 'xl/workbook.xml'),
    'this is a spreadsheet (XLSX)',
    /export the sheet as CSV/,
  ],
  [
    'the answer of a reader proxy without a table',
    '{"contents":"<html><p>Back soon.</p></html>"}',
    'no flow table',
    /save|export|import/,
  ],
  ['an archive', zip('btc.html'), 'this is a ZIP archive', /unpack it/],
  ['a packed file', bytes('\x1f\x8b\x08\0'), 'this is a packed file', /unpack it/],
  ['a web archive', bytes('bplist00\xd1\x01'), 'this is a web archive of Safari', /Page Source/],
  ['an empty file', '', 'this is empty', /HTML only/],
  ['blanks', ' \n\t\n', 'this is blank', /export the table as CSV/],
  ['NULs', new Uint8Array(100_000), 'this is binary data', /HTML only/],
  [
    'a challenge',
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>',
    'this is a challenge to a browser, not the page',
    /HTML only/,
  ],
  ['a page without the table', '<html><body><p>Back soon.</p></body></html>', 'no flow table', /HTML only/],
  [
    'a single file without a page',
    asMhtml('', '8bit').replace('text/html; ', 'text/css; '),
    'holds no HTML',
    /HTML only|CSV/,
  ],
  [
    'an error of a publisher',
    '{"code":"40001","msg":"no access"}',
    '40001',
    /flags|ask the publisher again|--source/,
  ],
];

describe.each([
  ['with flags', FLAGS],
  ['without flags', []],
])('a file that is no page is called what it is, and its mend fits it, %s', (_, flags) => {
  test.each(WHAT.filter(([what]) => what !== 'an error of a publisher' || flags.length === 0))(
    '%s',
    async (_what, content, message, mend) => {
      const said = await refused(writes(content), ...flags);
      expect(said).toContain(message);
      expect(said.slice(said.indexOf('to do: '))).toMatch(mend);
    },
  );
});

describe('what is no file or far too much is refused at once', () => {
  test('a folder', async () => {
    expect(await refused((file) => mkdirSync(file))).toContain('this is a folder, not a file');
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes to', async () => {
    const said = await refused((file) => void execFileSync('mkfifo', [file]));
    expect(said).toContain('this is a pipe or a device, not a file');
    expect(said).toMatch(/to do: etf-digest import - < /);
  });

  test('fifty megabytes of rubbish, in a file and on standard input', async () => {
    const long = (file: string) => {
      writeFileSync(file, '<td>7,');
      truncateSync(file, 50 * MEGABYTE);
    };
    expect(await refused(long)).toContain('too large to be a publisher’s page');
    const stdin = '7'.repeat(17 * MEGABYTE);
    const piped = await runHere(['import', '-'], { cwd: temporaryFolder(), stdin });
    expect(piped).toMatchObject({ status: 1, stdout: '' });
    expect(piped.stderr).toContain('at most 16 MB');
  });

  test.each(['<', '\0x', '|', '\t', '=', '"', '{"a":', '['])('%j by the megabyte', async (piece) => {
    for (const flags of [FLAGS, []]) await refused(writes(piece.repeat(MEGABYTE / piece.length)), ...flags);
  });

  test('a single file of nothing but blanks and bounds', async () => {
    const parts = asMhtml(asHtml(), 'quoted-printable').replace(
      '<body>',
      `<body>${' '.repeat(2 * MEGABYTE)}=x`,
    );
    const bounds = `${asMhtml('', '8bit')}${'\n------MultipartBoundary--a1----'.repeat(20_000)}`;
    for (const content of [`${parts.slice(0, -2000)}`, bounds]) await refused(writes(content));
  });
});
