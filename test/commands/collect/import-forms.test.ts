import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import {
  asFarside,
  asHtml,
  asMarkdown,
  asMhtml,
  daysWith,
  EXPORTED,
  figuresOf,
  lines,
  pasted,
  pastedByCells,
} from '../../support/publishers/table-forms.ts';

const NOW = '2026-10-04T12:00:00Z';

/** Imports the bytes of one file into a store of its own, without a flag unless one is given. */
async function imported(bytes: string | Uint8Array, ...flags: string[]) {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, 'file'), bytes);
  const env = { ETF_DIGEST_NOW: NOW };
  const finished = await runHere(['import', 'file', '--db', 'a.db', '--empty', ...flags], { cwd, env });
  return { ...finished, figures: () => storedIn(path.join(cwd, 'a.db')) };
}

function storedIn(file: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    const cells = db
      .prepare("SELECT day || ' ' || ticker || ' ' || flow_usd FROM observations WHERE flow_usd IS NOT NULL")
      .pluck()
      .all() as string[];
    return cells.sort();
  } finally {
    db.close();
  }
}

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

const noisy = daysWith(asFarside).map(([day = '', ...cells]) => [
  day,
  ...cells.map((cell) =>
    cell === '108.4' ? '108.40000000000001' : cell === '0.0' ? '5.684341886080802e-14' : cell,
  ),
]);

describe('a table is read as people have it, and told to be Farside’s of bitcoin', () => {
  test.each<[string, string | Uint8Array]>([
    ['CSV with dates of slashes', EXPORTED],
    ['CSV with ISO dates of one digit', lines(daysWith((y, m, d) => `${y}-${m}-${d}`))],
    [
      'CSV with dates in eight digits',
      lines(daysWith((y, m, d) => y + m.padStart(2, '0') + d.padStart(2, '0'))),
    ],
    ['CSV with Chinese dates', lines(daysWith((y, m, d) => `${y}年${m}月${d}日`))],
    ['CSV with moments of a data frame', lines(daysWith((y, m, d) => `${y}-${m}-${d} 00:00:00`))],
    ['CSV between semicolons', lines(daysWith(asFarside), ';')],
    ['CSV of Windows, with a byte order mark', `\ufeff${EXPORTED.replaceAll('\n', '\r\n')}`],
    ['CSV, newest first', lines(daysWith(asFarside).toReversed())],
    ['CSV with the noise of binary fractions', lines(noisy)],
    ['a spreadsheet’s cells', lines(daysWith(asFarside), '\t')],
    ['what a browser copies', pasted()],
    ['what a browser copies, without blanks at the ends of lines', pasted().replace(/\t+$/gm, '')],
    ['what a browser copies cell by cell', pastedByCells()],
    ['what a browser copies cell by cell on Windows', pastedByCells().replaceAll('\n', '\r\n')],
    ['Markdown', asMarkdown()],
    ['HTML', asHtml()],
    ['HTML, newest first', asHtml(daysWith(asFarside).toReversed())],
    ['a page in a single file, quoted-printable', asMhtml(asHtml(), 'quoted-printable')],
    ['a page in a single file, Base64', asMhtml(asHtml(), 'base64')],
    ['a page in a single file, as it is', asMhtml(asHtml(), '8bit')],
    ['UTF-16, little end first', utf16(pasted(), 'le', true)],
    ['UTF-16, big end first', utf16(EXPORTED, 'be', true)],
    ['UTF-16 without a mark, little end first', utf16(asHtml(), 'le', false)],
    ['UTF-16 without a mark, big end first', utf16(asMarkdown(), 'be', false)],
    ['UTF-16 of a page in a single file', utf16(asMhtml(asHtml(), 'base64'), 'le', true)],
  ])('%s', async (_, bytes) => {
    const { figures, ...finished } = await imported(bytes);
    expect(finished).toEqual({
      status: 0,
      stderr: '',
      stdout: 'BTC from Farside Investors: 11 days from 2026-09-18 to 2026-10-02, 131 new figures\n',
    });
    expect(figures()).toEqual(figuresOf(EXPORTED));
  });

  test('and named as before where both flags say it', async () => {
    const { stdout } = await imported(EXPORTED, '--source', 'farside', '--asset', 'btc');
    expect(stdout).toBe('BTC: 11 days from 2026-09-18 to 2026-10-02, 131 new figures\n');
  });
});

describe('a date of which nobody can say which day it is, is refused by name', () => {
  test.each<[string, string]>([
    ['03/04/2026', '03/04/2026'],
    ['4.3.2026', '4.3.2026'],
    ['03-04-2026', '03-04-2026'],
    ['9/18/26', '9/18/26'],
    ['18-Sep-26', '18-Sep-26'],
  ])('%s', async (_, date) => {
    for (const day of ['2026-03-03', '']) {
      const rows = [day, date].filter((one) => one !== '').map((one) => `${one},0.0,0.0`);
      const refused = await imported(
        `Date,IBIT,Total\n${rows.join('\n')}\n`,
        '--source',
        'farside',
        '--asset',
        'btc',
      );
      expect(refused).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr).toContain(`the date ${date} can be read in two ways`);
      expect(refused.stderr).toMatch(/to do: .*dates as YYYY-MM-DD/);
      expect(refused.stderr).not.toContain('browser');
    }
  });
});

test('a row of a paste that lost a cell is refused, not moved to other columns', async () => {
  const refused = await imported(pastedByCells().replace('\n310.7\n', '\n\n'));
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('the row of 2026-09-18 does not fit the header');
});

test('a figure that is no noise is not rounded', async () => {
  const refused = await imported(EXPORTED.replace('108.4', '108.4000005'));
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('a cell is not a figure: IBIT on 2026-09-18');
});
