import { describe, expect, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';

/** A Saturday afternoon in Beijing. */
const NOW = '2024-11-02T05:30:00Z';

const run = (...args: string[]) =>
  runHere(args, { cwd: temporaryFolder(), env: { ETF_DIGEST_NOW: NOW, ETF_DIGEST_DB: 'store.db' } });

describe('a day, and flags, before anything else', () => {
  test('etf-digest 11-01 is etf-digest show 11-01, however the day is written and wherever the flags stand', async () => {
    const shown = await run('show', '2024-11-01');
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.stdout).toContain('净流出 5490 万美元');
    for (const line of [
      '11-01',
      '11/1',
      '11月1日',
      '2024/11/01',
      '昨天',
      '--strict 11-01',
      '--out x show 11-01',
    ])
      expect(await run(...line.split(' ')), line).toEqual(shown);
    expect(await run('--json', '11-01')).toEqual(await run('show', '11-01', '--json'));
    expect(await run('--lang', 'ZH-tw', '11-01')).toEqual(await run('show', '11-01', '--lang', 'zh-Hant'));
  });

  test('a day that does not exist is answered with the forms of days', async () => {
    const refused = await run('2024-13-01');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('this is not a day');
  });

  test('a word that is neither is answered with the commands and the forms of days', async () => {
    const refused = await run('frobnicate');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain("unknown command 'frobnicate'");
    expect(refused.stderr).toMatch(
      /expected: a command \(nightly, show, funds, .*\) or a day \(2024-11-01, /,
    );
    expect((await run('--json', 'shwo')).stderr).toContain('Did you mean show?');
  });
});
