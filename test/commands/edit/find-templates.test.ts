import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sayIn } from '../../../src/messages/say.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const WORDS = '历史累计';

/** The lines of a template of the program's that hold some words, as they are printed. */
const linesWith = (words: string, template: string): string[] =>
  readFileSync(path.join(ROOT, template), 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.includes(words) ? [`${template}:${i + 1}:${line}`] : []));

async function find(words: string, ...more: string[]) {
  const run = await runHere(['templates', 'find', words, ...more], { cwd: temporaryFolder() });
  return { ...run, lines: run.stdout.trimEnd().split('\n') };
}

const filesOf = (lines: readonly string[]): string[] => [
  ...new Set(lines.map((line) => /^(.+\.hbs):\d+:./.exec(line)?.[1] ?? line)),
];

describe('templates find', () => {
  test('names file and line of words that stand in templates, and what to do next', async () => {
    const { lines, stderr, status } = await find(WORDS);
    expect(status).toBe(0);
    expect(linesWith(WORDS, 'templates/levels.hbs')).not.toEqual([]);
    expect(lines).toEqual(expect.arrayContaining(linesWith(WORDS, 'templates/levels.hbs')));
    expect(lines.filter((line) => !line.includes(WORDS))).toEqual([]);
    expect(stderr).toMatch(/^to change it: etf-digest templates copy [\w-]+\n$/);
  });

  test.each(['历史累计净流入', '历史累计净流出 12.34 亿美元'])(
    '%s: a value is among the words, which are no day’s',
    async (words) => {
      const { lines, stderr, status } = await find(words);
      expect(status).toBe(0);
      expect(filesOf(lines)).toContain('templates/levels.hbs');
      expect(filesOf(lines)).not.toContain('templates/notice.hbs');
      expect(lines).toEqual(expect.arrayContaining(linesWith(`${WORDS}{{`, 'templates/levels.hbs')));
      expect(stderr).toMatch(
        /^no file has these words as they stand: these lines print them\nto change it: /,
      );
    },
  );

  test.each([
    ['zh-Hant', 'show', '2024-12-05'],
    ['en', 'show', '2024-10-07'],
    ['zh-Hans', 'weekly', '2024-W28'],
  ])('finds every sentence of a digest in %s that a reader copies, %s %s', async (lang, command, day) => {
    const { stdout } = await runHere([command, day, '--lang', lang], { cwd: temporaryFolder() });
    const { stdout: found } = await find(stdout, '--lang', lang, '--json');
    const { lines, unknown } = JSON.parse(found) as { lines: { file: string }[]; unknown: string[] };
    expect(unknown).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
    const folder = lang === 'en' ? 'templates/en/' : 'templates/';
    for (const { file } of lines) expect(path.posix.join(path.posix.dirname(file), '/')).toBe(folder);
  });

  test('an amount alone, or a name, is found where it is printed', async () => {
    const { lines, status } = await find('5490 万美元');
    expect(status).toBe(0);
    expect(filesOf(lines).length).toBeGreaterThan(1);
    expect(filesOf(lines)).not.toContain('templates/notice.hbs');
  });

  test('of words that one file has and another does not, the ones that nobody prints are told', async () => {
    const { stderr, status } = await find('历史累计净流入 2.00 亿美元。今天天气很好。');
    expect(status).toBe(0);
    expect(stderr).toContain('no template prints “今天天气很好。”\n');
  });

  test('says in status 1 that no template prints the words, in JSON, too', async () => {
    const { stdout, stderr, status } = await find('今天天气很好', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'etf-digest/templates-find/1', lines: [] });
    expect(stderr).toBe(
      'error: no template prints these words\n  got: 今天天气很好\n' +
        '  to do: try fewer words, without amounts and names; another language has its own: --lang en\n',
    );
    expect(status).toBe(1);
  });

  test('looks at the language that is asked for', async () => {
    expect((await find(WORDS, '--lang', 'en')).status).toBe(1);
    const { lines, stderr } = await find('Data', '--lang', 'en');
    for (const file of filesOf(lines)) expect(file).toMatch(/^templates\/en\//);
    expect(stderr).toMatch(/templates copy [\w-]+ --lang en\n$/);
    const hant = await find('歷史累計', '--lang', 'zh-Hant');
    expect(hant.lines).toEqual(expect.arrayContaining(linesWith(WORDS, 'templates/levels.hbs')));
  });

  test('the editor’s file comes first, and which one is in force is told', async () => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, 'mine'));
    writeFileSync(path.join(cwd, 'mine/trend.hbs'), `一\n${WORDS}{{coin}}\n`);
    writeFileSync(path.join(cwd, 'mine/levels.hbs'), '{{coin}}');
    const run = await runHere(['templates', 'find', WORDS, '--templates', 'mine'], { cwd });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(`mine/trend.hbs:2:${WORDS}{{coin}}`);
    expect(filesOf(lines)).not.toContain('templates/levels.hbs');
    expect(run.stderr).toContain(
      'mine/levels.hbs is in force in place of templates/levels.hbs, which has these words\n',
    );
    expect(run.stderr).toMatch(/to change it: etf-digest templates copy [\w-]+ --templates mine\n$/);
  });

  test('a template that cannot be filled hides no other', async () => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, 'mine'));
    writeFileSync(path.join(cwd, 'mine/body.hbs'), '{{#if}}');
    const args = ['templates', 'find', '数据来源：Farside Investors', '--templates', 'mine'];
    const { stdout, status } = await runHere(args, { cwd });
    expect(status).toBe(0);
    expect(filesOf(stdout.trimEnd().split('\n'))).toContain('templates/source-line.hbs');
  });

  test('says all of it in Chinese where that is the language', async () => {
    const { stderr } = await find('历史 累计', '--lang', 'zh-Hans');
    expect(stderr).toMatch(/^要修改：etf-digest templates copy [\w-]+ --lang zh-Hans\n$/);
    const said = sayIn('zh-Hans')('no file has these words as they stand: these lines print them\n');
    expect(said).toBe('没有文件原样含有这些字句，写出它们的是这几行\n');
    expect((await find('', '--lang', 'zh-Hans')).stderr).toBe(
      '错误：templates find：没有写明要找的字句\n  应为：快讯中的字句：etf-digest templates find "历史累计"\n',
    );
  });

  test('needs words', async () => {
    const run = await runHere(['templates', 'find'], { cwd: temporaryFolder() });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^error: templates find: no words to find\n/);
  });
});
