import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../templates');
const shipped = (name: string): string => readFileSync(path.join(SHIPPED, `${name}.hbs`), 'utf8');

/** Runs in a folder where `mine` holds these templates. */
function editor(files: Record<string, string>) {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, 'mine'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, 'mine', name), text);
  return async (...args: string[]) => runHere([...args, '--templates', 'mine'], { cwd, env: {} });
}

/** What `templates check` finds in these templates; what they change is told below, after a blank line. */
async function checked(files: Record<string, string>): Promise<string[]> {
  const { stdout } = await editor(files)('templates', 'check');
  return (stdout.trimEnd().split('\n\n')[0] ?? '').split('\n');
}

describe('templates check', () => {
  test.each(['zh-Hans', 'zh-Hant'])('finds no fault with those that come along, in %s', async (lang) => {
    const run = await runHere(['templates', 'check', '--lang', lang], { cwd: temporaryFolder(), env: {} });
    expect(run).toEqual({ stdout: '0 faults, 0 warnings\n', stderr: '', status: 0 });
  });

  test('tells an unknown name with its place and what was meant', async () => {
    const levels = shipped('net-assets').replace('{{ratio}}', '{{raito}}');
    const line = levels.split('\n').findIndex((one) => one.includes('raito'));
    const column = (levels.split('\n')[line] ?? '').indexOf('{{raito}}');
    expect(await checked({ 'net-assets.hbs': levels })).toEqual([
      `fault: mine/net-assets.hbs:${line + 1}:${column + 1}: there is no value raito in “asset”; did you mean ratio?`,
      '1 faults, 0 warnings',
    ]);
  });

  test('goes on when one cannot be read', async () => {
    const files = { 'trend.hbs': '{{name}}\n{{#if trend}}x', 'levels.hbs': '{{cion}}' };
    expect(await checked(files)).toEqual([
      'fault: mine/levels.hbs:1:1: there is no value cion in “asset”; did you mean coin?',
      'fault: mine/trend.hbs:2:1: the template ends before every {{#…}} and {{ is closed',
      '2 faults, 0 warnings',
    ]);
  });

  test('tells what may be empty, on which kinds of day', async () => {
    const [fault, count] = await checked({ 'levels.hbs': '截至发稿，净值 {{netAssets}}。' });
    expect(fault).toMatch(
      /^fault: mine\/levels\.hbs:1:\d+: "netAssets" is empty here: print it inside \{\{#if netAssets\}\} \[a run is broken · 连续走势中断 and \d+ more\]$/,
    );
    expect(count).toBe('1 faults, 0 warnings');
  });

  test('tells numbers, units and directions that are written out', async () => {
    expect(await checked({ 'notice.hbs': '{{fullDate}}\n无数据，净流入 5 万。' })).toEqual([
      expect.stringMatching(/^fault: mine\/notice\.hbs:2:5: “净流入” is written out/),
      expect.stringMatching(/^fault: mine\/notice\.hbs:2:9: “5” is written out/),
      expect.stringMatching(/^fault: mine\/notice\.hbs:2:11: “万” is written out/),
      '3 faults, 0 warnings',
    ]);
    expect(
      await checked({ 'notice.hbs': '{{!-- names: Web3 日报 --}}Web3 日报：{{fullDate}}无数据。' }),
    ).toEqual(['0 faults, 0 warnings']);
  });

  test('warns of what is too long, with the kinds of day and the words', async () => {
    const long = '很'.repeat(130);
    const run = await editor({ 'short-title.hbs': '加密'.repeat(17), 'title.hbs': long })(
      'templates',
      'check',
    );
    expect(run.status).toBe(0);
    expect(run.stdout.split('\n').slice(0, 4)).toEqual([
      expect.stringMatching(
        /^warning: mine\/short-title\.hbs: a title is longer than 32 characters \[.* and \d+ more\]: 加密/,
      ),
      expect.stringMatching(/^warning: mine\/title\.hbs: a title is longer than 120 characters \[/),
      '0 faults, 2 warnings',
      '',
    ]);
    const [sentence] = await checked({ 'notice.hbs': `{{fullDate}}${'很'.repeat(160)}。` });
    expect(sentence).toMatch(
      /a sentence is longer than 160 characters \[a holiday · 节假日休市 and 6 more\]/,
    );
  });

  test('tells an empty text', async () => {
    expect(await checked({ 'title.hbs': '' })).toEqual([
      expect.stringMatching(/^fault: mine\/title\.hbs: it prints nothing \[/),
      '1 faults, 0 warnings',
    ]);
  });

  test('tells a file that nothing prints, one that is no template, and a part that the editor added', async () => {
    expect(await checked({ 'tite.hbs': 'x', 'levels.hbs.txt': 'x' })).toEqual([
      'warning: mine/tite.hbs: no template prints it; did you mean title.hbs?',
      'note: mine/levels.hbs.txt: is not read: the name of a template ends in .hbs, and folders are zh-Hant and en',
      '0 faults, 1 warnings',
    ]);
    expect(await checked({ 'levels.hbs': '{{> mark}}', 'mark.hbs': '{{nmae}}' })).toEqual([
      'fault: mine/mark.hbs:1:1: there is no value nmae in “asset”; did you mean name?',
      'note: mine/mark.hbs: a template of your own, which others print',
      '1 faults, 0 warnings',
    ]);
  });

  test('ends with 5 for a fault, and says all in JSON', async () => {
    const run = await editor({ 'levels.hbs': '{{cion}}' })('templates', 'check', '--json');
    expect(run.status).toBe(5);
    expect(JSON.parse(run.stdout)).toMatchObject({
      schema: 'etf-digest/templates-check/1',
      lang: 'zh-Hans',
      faults: 1,
      warnings: 0,
      findings: [{ weight: 'fault', template: 'levels', line: 1, column: 1, kinds: [] }],
    });
  });
});

describe('templates list', () => {
  test('names each with what it prints, whose it is, and its values', async () => {
    const { stdout, status } = await editor({ 'levels.hbs': shipped('levels') })('templates', 'list');
    expect(status).toBe(0);
    expect(stdout).toContain('trend.hbs: the last trading days (as it came)\n');
    expect(stdout).toContain('levels.hbs: cumulative, and net assets (yours: mine/levels.hbs)\n');
    expect(stdout).toMatch(
      /^opinion\.hbs: .*\n {2}filled with “opinion”, .*: etf, source, other, .*compared \(count\)/m,
    );
  });

  test('in JSON describes every value', async () => {
    const { stdout } = await editor({})('templates', 'list', '--json');
    const { schema, templates } = JSON.parse(stdout) as {
      schema: string;
      templates: Record<string, unknown>[];
    };
    expect(schema).toBe('etf-digest/templates/1');
    expect(templates.find(({ template }) => template === 'correction')).toMatchObject({
      file: 'templates/correction.hbs',
      isOwn: false,
      views: [
        {
          name: 'correction',
          values: expect.arrayContaining([
            { name: 'days', kind: 'view', of: 'count', says: 'how many days the trend has' },
          ]),
        },
      ],
    });
  });
});

test('another word is refused with those that there are', async () => {
  const run = await runHere(['templates', 'chek'], { cwd: temporaryFolder(), env: {} });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain('expected: list, check, find or copy');
});

test('a digest is told with the editor’s words, wherever they are named', async () => {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, 'mine'));
  writeFileSync(path.join(cwd, 'mine/short-title.hbs'), '简讯：{{lead.total.flow}}');
  const title = async (args: string[], env: Record<string, string> = {}) =>
    /^short_title: "(.*)"$/m.exec(
      (await runHere(['show', '2024-11-01', '--format', 'md', ...args], { cwd, env })).stdout,
    )?.[1];
  expect(await title(['--now', '2024-11-02T05:30:00Z'])).toBe('比特币现货 ETF 昨日净流出 5490 万美元');
  expect(await title(['--templates', 'mine'])).toBe('简讯：净流出 5490 万美元');
  expect(await title(['--templates', 'mine', '--lang', 'zh-Hant'])).toBe('簡訊：淨流出 5490 萬美元');
  expect(await title([], { ETF_DIGEST_TEMPLATES: 'mine' })).toBe('简讯：净流出 5490 万美元');
  writeFileSync(path.join(cwd, 'etf-digest.json'), '{"templates": "mine"}');
  expect(await title([])).toBe('简讯：净流出 5490 万美元');
});

test('a template that says a figure in the place of another fails the check, and what would print it', async () => {
  const lying = '{{#each assets}}{{name}}总{{../lead.total.flow}}。\n\n{{/each}}';
  const run = editor({ 'body.hbs': lying });
  for (const command of [
    ['templates', 'check'],
    ['show', '2024-11-01'],
    ['show', '2024-11-01', '--explain'],
  ]) {
    const { status, stdout, stderr } = await run(...command);
    expect([command, status]).toEqual([command, command[0] === 'show' ? 1 : 5]);
    expect(stdout + stderr).toMatch(/a figure stands where another belongs/);
  }
});
