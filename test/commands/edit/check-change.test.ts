import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../templates');
const [WAS, IS] = ['历史累计', '上市以来累计'];

/** A folder in which `mine` holds templates of the program, some words in each replaced. */
function editor(files: Record<string, readonly [was: string, is: string]>) {
  const cwd = temporaryFolder();
  for (const [name, [was, is]] of Object.entries(files)) {
    const text = readFileSync(path.join(SHIPPED, name), 'utf8');
    const file = path.join(cwd, 'mine', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text.replaceAll(was, is));
  }
  return (args: string[], columns?: number) =>
    runHere(args, {
      cwd,
      env: { ETF_DIGEST_TEMPLATES: 'mine' },
      ...(columns && { terminal: { isTerminal: true, columns } }),
    });
}

interface Shown {
  day: string | null;
  kind: string;
  changes: { before: string; after: string }[];
}

interface Change {
  changed: string[];
  same: string[];
  tried: string;
  triedCount: number;
  changedCount: number;
  shown: Shown[];
}

const changeIn = (stdout: string): Change => (JSON.parse(stdout) as { change: Change }).change;

describe('templates check tells what a change does', () => {
  test('to five real days of different kinds, as show prints them before and after', async () => {
    const run = editor({ 'levels.hbs': [WAS, IS], 'trend.hbs': ['', ''] });
    const change = changeIn((await run(['templates', 'check', '--json'])).stdout);
    expect(change).toMatchObject({ changed: ['levels'], same: ['trend'], tried: 'days', triedCount: 234 });
    expect(change.shown).toHaveLength(5);
    expect(new Set(change.shown.map(({ day }) => day)).size).toBe(5);
    expect(new Set(change.shown.map(({ kind }) => kind)).size).toBe(5);
    expect(change.shown.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'a record · 创纪录',
        'a run is broken · 连续走势中断',
        'all one way · 无基金反向',
        'read a year later · 隔年查阅',
      ]),
    );
    for (const { changes } of change.shown)
      for (const { before, after } of changes) expect(after).toBe(before.replaceAll(WAS, IS));
    const later = change.shown.find(({ kind }) => kind.startsWith('read a year later'));
    const now = ['--now', '2026-02-02T12:00:00Z'];
    const [is, was] = [
      await run(['show', later?.day ?? '', ...now]),
      await run(['show', later?.day ?? '', ...now, '--templates', SHIPPED]),
    ];
    expect(later?.changes.length).toBeGreaterThan(0);
    for (const { before, after } of later?.changes ?? []) {
      expect(was.stdout).toContain(before);
      expect(is.stdout).toContain(after);
    }
  });

  test('beside each other where the terminal is wide, in Chinese where that is the language', async () => {
    const run = editor({ 'levels.hbs': [WAS, IS] });
    const { stdout } = await run(['templates', 'check', '--lang', 'zh-Hans'], 90);
    const lines = stdout.split('\n');
    expect(lines[2]).toBe('levels.hbs：改前改后对照，取自带历史 234 个交易日中的 5 个');
    expect(lines[5]).toMatch(/^ {2}改前 {30,}改后$/);
    expect(stdout).toMatch(/\n234 个交易日中，\d+ 个与原来相同；另有 \d+ 个也有改动\n$/);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(90);
  });

  test('to weeks, where no day has the words', async () => {
    const run = editor({ 'week-foot.hbs': ['数据来源', '资料来源'] });
    const { stdout, status } = await run(['templates', 'check']);
    expect(status).toBe(0);
    const [count, head, ...weeks] = stdout.trimEnd().split('\n\n');
    expect(count).toBe('0 faults, 0 warnings');
    expect(head).toBe('week-foot.hbs: before and after, 5 of the 49 weeks of the bundled history');
    expect(weeks[0]).toMatch(
      /^2024-12-13 \[2024-W50\]\n {2}before {2}数据来源：Farside.+\n {2}after {3}资料来源：Farside.+$/,
    );
    expect(weeks.at(-1)).toBe('0 of the 49 weeks stayed as before; 44 more changed');
  });

  test('to invented days, where it shows on no real one', async () => {
    const run = editor({ 'notice.hbs': ['休市', '不开市'] });
    const { stdout } = await run(['templates', 'check']);
    expect(stdout).toContain(
      '\nnotice.hbs: no day and no week of the bundled history shows the change; before and after, ',
    );
    expect(stdout).toMatch(/\na holiday · 节假日休市\n {2}before {2}.*休市.*\n {2}after {3}.*不开市/);
  });

  test('says so of a file that is as it came, and nothing of days where there is a fault', async () => {
    const { stdout } = await editor({ 'levels.hbs': ['', ''] })(['templates', 'check']);
    expect(stdout).toBe('0 faults, 0 warnings\n\nlevels.hbs is as it came\n');
    const faulty = await editor({ 'levels.hbs': ['cumulative', 'cumulativ'] })([
      'templates',
      'check',
      '--json',
    ]);
    expect(faulty.status).toBe(5);
    expect(changeIn(faulty.stdout)).toBeNull();
  });
});
