import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/db.ts';
import { blocksOf, commandsInSentences, linesOf, PAGES, textOf } from '../support/docs/pages.ts';
import { temporaryFolder } from '../support/program/program.ts';

/** What no test can run: it installs, starts services, or asks somebody outside. .ci/run runs the first two in a clean checkout. */
const NOT_RUN = [
  'npm ci && npm start',
  'npm ci && npm test',
  'ETF_DIGEST_FARSIDE_URL=https://reader.example/https://farside.co.uk etf-digest nightly',
  'systemctl daemon-reload',
  'systemctl enable --now etf-digest.timer',
  'systemctl list-timers etf-digest.timer',
  'journalctl -u etf-digest.service',
  'etf-digest nightly && curl -fsS -o /dev/null https://ping.example/your-check',
  'git pull && npm ci',
  'install -m 600 /dev/null ~/.sosovalue-key',
];

describe('the pages', () => {
  test('the README is short and says in its first line where the Chinese one is', () => {
    for (const [page, other] of [
      ['README.md', 'README.zh.md'],
      ['README.zh.md', 'README.md'],
    ] as const) {
      const lines = textOf(page).split('\n');
      expect(lines.length, page).toBeLessThan(150);
      expect(lines[0], page).toMatch(new RegExp(`\\]\\(${other}\\)`));
    }
  });

  test('both READMEs have the same blocks and the same links', () => {
    const [english, chinese] = [textOf('README.md'), textOf('README.zh.md')];
    expect(blocksOf(chinese)).toEqual(blocksOf(english));
    expect(blocksOf(english, 'sh').length).toBeGreaterThanOrEqual(4);
    const linksOf = (page: string) =>
      [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to?.replace(/^README.*/, 'the other')).sort();
    expect(linksOf(chinese)).toEqual(linksOf(english));
  });

  test('what is printed and never run is on a short list', () => {
    const printed = PAGES.flatMap((page) => blocksOf(textOf(page), 'console').flatMap(linesOf));
    expect([...new Set(printed)].sort()).toEqual([...NOT_RUN].sort());
  });

  test('a command within a sentence is run in some block, or leaves a word to fill in', () => {
    const ran = new Set(
      PAGES.flatMap((page) => blocksOf(textOf(page), 'sh').flatMap(linesOf)).map((line) =>
        line.replace(/ \|\| true$/, ''),
      ),
    );
    const told = PAGES.flatMap((page) => commandsInSentences(textOf(page)));
    expect(
      told.filter((command) => !ran.has(command) && !/ (ARGS|COMMAND|CODE|DAY|参数)( |$)/.test(command)),
    ).toEqual([]);
    expect(told.length).toBeGreaterThan(5);
  });

  test('a script of npm that a page names is one', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = PAGES.flatMap((page) => [...textOf(page).matchAll(/`npm run ([\w:-]+)/g)]);
    expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  test('every other block is output, or a file: a command stands in sh or console', () => {
    const languages = new Set(
      PAGES.flatMap((page) => blocksOf(textOf(page)).map(({ language }) => language)),
    );
    expect([...languages].sort()).toEqual(['console', 'cron', 'csv', 'ini', 'json', 'sh', 'text']);
  });

  test('docs/settings.md names every setting that a page names', () => {
    const namedIn = (text: string) => text.match(/ETF_DIGEST_[A-Z_]*[A-Z]/g) ?? [];
    const known = new Set(namedIn(textOf('docs/settings.md')));
    const named = new Set(PAGES.flatMap((page) => namedIn(textOf(page))));
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
    expect(named.size).toBeGreaterThan(10);
  });

  test('docs/data-model.md tells of every table and column of the store', () => {
    const db = openDatabase(path.join(temporaryFolder(), 'store.db'), '2024-12-17T06:30:00.000Z');
    const columns = db
      .prepare(
        `SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
      )
      .pluck()
      .all() as string[];
    db.close();
    const told = [...textOf('docs/data-model.md').matchAll(/^\| `(\w+\.\w+)` \|/gm)].map(([, name]) => name);
    expect([...told].sort()).toEqual([...columns].sort());
  });
});
