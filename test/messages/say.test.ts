import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/table.ts';
import { sayIn } from '../../src/messages/say.ts';
import { zhErrors } from '../../src/messages/zh-errors.ts';
import { zhHelp } from '../../src/messages/zh-help.ts';
import { zhTemplates } from '../../src/messages/zh-templates.ts';
import { loadAssets } from '../../src/pipeline/read-data.ts';
import { settingsWith } from '../../src/settings/table.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';

const CHINESE = { LANG: 'zh_CN.UTF-8', ETF_DIGEST_NOW: '2024-12-16T06:00:00Z' };
const run = (args: string[], env: Record<string, string> = CHINESE) =>
  runHere(args, { cwd: temporaryFolder(), env });
const SRC = path.resolve(import.meta.dirname, '../../src');
/** Code without the Chinese, its quotes unescaped. */
const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('messages'))
  .map((file) => readFileSync(path.join(SRC, file), 'utf8'))
  .join('\n');
const COMMANDER = readFileSync(path.join(SRC, '../node_modules/commander/lib/command.js'), 'utf8').concat(
  readFileSync(path.join(SRC, '../node_modules/commander/lib/suggestSimilar.js'), 'utf8'),
  readFileSync(path.join(SRC, '../node_modules/commander/lib/help.js'), 'utf8'),
  readFileSync(path.join(SRC, '../node_modules/commander/lib/option.js'), 'utf8'),
);

describe('help in Chinese', () => {
  const say = sayIn('zh-Hans');
  const told = [
    ...COMMANDS.flatMap((spec) => [
      spec.description,
      ...[spec.argument, spec.secondArgument].flatMap((argument) => argument?.[1] ?? []),
      ...(spec.options?.() ?? []).map(({ description }) => description),
    ]),
    ...Object.values(settingsWith(loadAssets())).flatMap(({ flag, description }) =>
      flag ? [description] : [],
    ),
  ];

  test('every text of it is known: a new one is written in src/messages/zh-help.ts', () => {
    expect(told.length).toBeGreaterThan(60);
    expect([...new Set(told)].filter((text) => say(text) === text)).toEqual([]);
  });

  test('the program and each command have it whole, and names and examples stay as they are', async () => {
    const { stdout, stderr } = await run(['--help']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^示例：\n {2}etf-digest nightly\n/);
    for (const head of ['用法：', '选项：', '命令：']) expect(stdout).toContain(head);
    for (const { name, hidden } of COMMANDS.filter((spec) => !spec.hidden)) {
      expect(hidden ?? false).toBe(false);
      expect(stdout).toMatch(new RegExp(`^ {2}${name} .*\\p{Script=Han}`, 'mu'));
      const help = await run([name, '--help']);
      expect(help).toMatchObject({ status: 0, stderr: '' });
      expect(help.stdout, name).not.toMatch(
        /Usage:|Options:|Arguments:|Examples:|display help|choices:|default:|trading days back/,
      );
    }
  });

  test('Taiwan’s locale has its characters, --lang goes before a locale, and English is as it was', async () => {
    expect((await run(['show', '--help'], { LANG: 'zh_TW.UTF-8' })).stdout).toContain('選項：');
    expect((await run(['show', '--help', '--lang', 'en'])).stdout).toContain('Options:');
    expect((await run(['show', '--help'], {})).stdout).toMatch(/^Examples:\n/);
  });
});

describe('errors in Chinese', () => {
  test.each<[string[], string]>([
    [['shwo'], '错误：没有“shwo”这个命令\n（是否想输入 show？）\n  应为：一个命令（nightly, '],
    [['show', '--nope'], '错误：没有“--nope”这个选项'],
    [['accept'], '错误：缺少参数“snapshot”'],
    [['show', '--db'], '错误：选项“--db <file>”缺少值'],
    [['trend', '--days', 'many'], '错误：选项“--days <n>”不接受“many”，应为 1 至 1000 的整数。'],
    [['show', '--format', 'x'], '错误：选项“--format <format>”不接受“x”，可选：text, md, json。'],
    [['show', '1', '2'], '错误：“show”的参数过多：应有 1 个，实有 2 个。'],
    [['show', 'foo'], '错误：这不是日期\n  应为：2024-11-01, '],
    [['weekly', 'foo'], '错误：这不是周次\n'],
    [
      ['trend', '12-02..12-01'],
      '错误：这段日期的终点早于起点\n  应为：较早的日期在前：2024-12-01..2024-12-02\n',
    ],
    [['show', '--asset', 'xrp'], '错误：--asset：没有这种资产\n'],
    [['show', '--lang', 'xx'], '错误：--lang：不认识的语言\n  应为：zh-Hans, zh-Hant, en（也可写 '],
    [['show', '--db', 'C:\\x.db'], '错误：--db：这是 Windows 路径，而本机是另一种系统\n'],
    [['show', '--config', 'no.json'], '：设置文件不存在\n  解决办法：请检查 --config 或 ETF_DIGEST_CONFIG\n'],
    [['show', '2028-03-01', '--now', '2028-06-01T00:00:00Z'], '没有 2028 年的休市表\n'],
    [['backup', 'copy.db'], '：没有可备份的数据库\n'],
    [
      ['show', '--empty'],
      '：数据库中尚无数据\n  解决办法：请运行 etf-digest nightly，或不带 --empty 重新开始\n',
    ],
    [
      ['show', '2024-11-01'],
      '尚无数据库 data/etf-digest.db：以下取自自带历史；更新的数据请运行：etf-digest nightly\n',
    ],
  ])('%j', async (args, said) => {
    expect((await run(args)).stderr).toContain(said);
  });

  test('the status and the result are what they are in English', async () => {
    for (const args of [['shwo'], ['show', 'foo'], ['backup', 'x'], ['show', '2024-11-01', '--json']]) {
      const [chinese, english] = [await run(args), await run(args, { ...CHINESE, LANG: 'C' })];
      expect([chinese.status, chinese.stdout]).toEqual([english.status, english.stdout]);
      expect(english.stderr).not.toMatch(/\p{Script=Han}{4}/u);
    }
  });

  test('a name in a message stays as it is, and so does a line that is not known', () => {
    const say = sayIn('zh-Hant');
    expect(say('error: 数据.db: the database is damaged\n')).toBe('錯誤：数据.db：資料庫已損壞\n');
    expect(say('warning: 数据: something new\n')).toBe('警告：数据: something new\n');
  });
});

/** Put together from pieces that stand apart. */
const COMPOSED = [
  'trading day: {}, latest, yesterday or -3d (trading days back); also {}; or a range such as {}',
  'week: {}, this, last (the week before this one) or a day of the week: {}, latest, yesterday or -3d (trading days back); also {}',
  "option '{}' argument '{}' is invalid. Allowed choices are {}.",
  "option '{}' argument '{}' is invalid. Expected a whole number from 1 to 1000.",
  "too many arguments for '{}'. Expected {} argument but got {}.",
  "too many arguments for '{}'. Expected {} arguments but got {}.",
  'unknown colours',
  'unknown time for colour',
  'the settings file is not JSON',
  'the settings file cannot be read',
];

test('every English text still stands in the program, or in what it is built on', () => {
  const said = [...zhHelp, ...zhErrors, ...zhTemplates].map(([english]) => english);
  expect(new Set(said).size).toBe(said.length);
  const isThere = (part: string) =>
    code.includes(part) || code.includes(part.replaceAll("'", "\\'")) || COMMANDER.includes(part);
  const stale = said.filter((text) => {
    const parts = text
      .split('{}')
      .flatMap((part) => part.split('; '))
      .filter((part) => /[a-z]{3}/.test(part));
    return !parts.every((part) => isThere(part));
  });
  expect(stale).toEqual(COMPOSED.filter((text) => said.includes(text)));
  expect(said).toEqual(expect.arrayContaining(COMPOSED));
});
