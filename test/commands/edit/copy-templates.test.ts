import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../templates');
const shipped = (name: string): string => readFileSync(path.join(SHIPPED, name), 'utf8');

function editor() {
  const cwd = temporaryFolder();
  const copy = (...args: string[]) => runHere(['templates', 'copy', ...args], { cwd });
  const textOf = (name: string) => readFileSync(path.join(cwd, name), 'utf8');
  return { cwd, copy, textOf };
}

test('puts the file into the folder that the settings name, which is made, and says what is next', async () => {
  const { cwd, copy, textOf } = editor();
  writeFileSync(path.join(cwd, 'etf-digest.json'), '{"templates": "own/words"}');
  expect(await copy('levels', 'trend.hbs', 'templates/foot.hbs', 'levels')).toEqual({
    stdout: 'own/words/levels.hbs\nown/words/trend.hbs\nown/words/foot.hbs\n',
    stderr: 'next: change the words, then run: etf-digest templates check\n',
    status: 0,
  });
  for (const name of ['levels.hbs', 'trend.hbs', 'foot.hbs'])
    expect(textOf(`own/words/${name}`)).toBe(shipped(name));
});

test('without a folder in the settings it makes `mine`, and says how to have it in force', async () => {
  const { copy, textOf } = editor();
  expect(await copy('levels')).toEqual({
    stdout: 'mine/levels.hbs\n',
    stderr:
      'next: change the words, then run: etf-digest templates check --templates mine\n' +
      'to have them in every digest, put "templates": "mine" into the settings file\n',
    status: 0,
  });
  expect(textOf('mine/levels.hbs')).toBe(shipped('levels.hbs'));
});

test('a file of the editor’s is never written over unless it is forced, and no other is written either', async () => {
  const { cwd, copy, textOf } = editor();
  mkdirSync(path.join(cwd, 'mine'));
  writeFileSync(path.join(cwd, 'mine/levels.hbs'), 'my words');
  const { stdout, stderr, status } = await copy('trend', 'levels');
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  expect(stderr).toBe(
    'error: mine/levels.hbs: your own file is there already, and nothing was written\n' +
      '  to do: change that file, or add --force to have it as it came\n',
  );
  expect(readdirSync(path.join(cwd, 'mine'))).toEqual(['levels.hbs']);
  expect(textOf('mine/levels.hbs')).toBe('my words');
  expect((await copy('trend', 'levels', '--force')).status).toBe(0);
  expect(textOf('mine/levels.hbs')).toBe(shipped('levels.hbs'));
});

test('of a mistyped name it tells the nearest, and nothing is written', async () => {
  const { cwd, copy } = editor();
  const { stderr, status } = await copy('trend', 'levles');
  expect(status).toBe(2);
  expect(stderr).toBe(
    'error: templates copy: there is no such template\n  expected: did you mean levels?\n  got: "levles"\n' +
      '  to do: etf-digest templates list names them all\n',
  );
  expect(existsSync(path.join(cwd, 'mine'))).toBe(false);
  expect((await copy('zzzzzz')).stderr).toMatch(/\n {2}expected: .*\btitle\b/);
  expect((await copy('../etf-digest')).status).toBe(2);
  expect((await copy()).stderr).toMatch(/^error: templates copy: no template is named\n/);
  expect((await copy('levles', '--lang', 'zh-Hans')).stderr).toBe(
    '错误：templates copy：没有这个模板\n  应为：是否想输入 levels？\n  实际："levles"\n' +
      '  解决办法：etf-digest templates list 会列出全部模板\n',
  );
});

test('each language has its place: English its own files, Traditional Chinese the converted ones', async () => {
  const { copy, textOf } = editor();
  expect((await copy('trend', '--lang', 'en')).stdout).toBe('mine/en/trend.hbs\n');
  expect(textOf('mine/en/trend.hbs')).toBe(shipped('en/trend.hbs'));
  const { stdout, stderr } = await copy('levels', '--lang', 'zh-Hant', '--templates', 'mine');
  expect(stdout).toBe('mine/zh-Hant/levels.hbs\n');
  expect(stderr).toBe(
    '下一步：改好字句，再執行：etf-digest templates check --templates mine --lang zh-Hant\n',
  );
  expect(textOf('mine/zh-Hant/levels.hbs')).toContain('歷史累計');
});

test('says in JSON what it wrote', async () => {
  const { cwd, copy } = editor();
  const { stdout } = await copy('levels', '--json');
  expect(JSON.parse(stdout)).toEqual({
    schema: 'etf-digest/templates-copy/1',
    lang: 'zh-Hans',
    folder: path.join(cwd, 'mine'),
    isInForce: false,
    files: [path.join(cwd, 'mine/levels.hbs')],
  });
});

test('a folder that cannot be made is told with what to do', async () => {
  const { cwd, copy } = editor();
  writeFileSync(path.join(cwd, 'mine'), '');
  const { stderr, status } = await copy('levels');
  expect(status).toBe(1);
  expect(stderr).toMatch(/or name another with --templates\n$/);
});
