import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { EXPORTED } from '../support/publishers/table-forms.ts';

const MOURNING = { 'zh-Hans': '全国哀悼日', 'zh-Hant': '全國哀悼日', en: 'a day of mourning' };
const named = (full: string, short: string) => ({
  'zh-Hans': { full, short },
  'zh-Hant': { full, short },
  en: { full: `${short}'s`, short: `${short}'s` },
});

/** A folder with a settings file, and a hand to run the program there. */
function folderWith(settings: object) {
  const cwd = temporaryFolder();
  const file = path.join(cwd, 'etf-digest.json');
  writeFileSync(file, JSON.stringify(settings));
  return { cwd, file, run: (...args: string[]) => runHere(args, { cwd }) };
}

describe('closures of the settings file', () => {
  test.each<[string, object, string[], string]>([
    ['without a reason', { day: '2024-12-16' }, [], '2024 年 12 月 16 日（周一）美股临时休市，无数据。'],
    [
      'with one',
      { day: '2024-12-16', reason: MOURNING },
      [],
      '2024 年 12 月 16 日（周一）为全国哀悼日，美股休市，无数据。',
    ],
    [
      'in Taiwan',
      { day: '2024-12-16' },
      ['--lang', 'zh-Hant'],
      '2024 年 12 月 16 日（週一）美股臨時休市，無資料。',
    ],
    [
      'in English',
      { day: '2024-12-16' },
      ['--lang', 'en'],
      'There is no data for Monday, Dec. 16, 2024: U.S. markets did not open.',
    ],
    [
      'in place of ours of the day',
      { day: '2024-11-28', reason: MOURNING },
      [],
      '2024 年 11 月 28 日（周四）为全国哀悼日，美股休市，无数据。',
    ],
  ])('%s', async (_, closure, args, said) => {
    const { run } = folderWith({ closures: [closure] });
    const day = (closure as { day: string }).day;
    expect((await run('show', day, ...args)).stdout).toBe(`${said}\n`);
  });

  test('ours stay, and a year that is named is known', async () => {
    const { run } = folderWith({ closures: { years: [2028], closures: [{ day: '2028-01-17' }] } });
    expect((await run('show', '2024-11-28')).stdout).toContain('感恩节');
    const later = ['--now', '2028-02-01T12:00:00Z'];
    expect((await run('show', '2028-01-17', ...later)).stdout).toContain('美股临时休市');
    const doctor = await run('doctor', '--json', ...later);
    expect(JSON.parse(doctor.stdout).findings).toContainEqual(
      expect.objectContaining({
        name: 'calendar',
        verdict: 'pass',
        what: 'exchange closures are known to 2028-12-31',
      }),
    );
  });
});

describe('funds of the settings file', () => {
  test('what is said of a known one goes before ours, and the rest of it stays', async () => {
    const names = named('某某公司（BlackRock）ETF', '某某公司');
    const { run } = folderWith({ funds: [{ asset: 'BTC', ticker: 'IBIT', names }] });
    const { stdout } = await run('show', '2024-10-31');
    expect(stdout).toContain('某某公司 IBIT');
    expect(stdout).not.toContain('贝莱德 IBIT');
    expect(stdout).toContain('贝莱德 ETHA');
  });

  test('a new one is unknown until it is described with the line that the warning gives', async () => {
    const page = EXPORTED.replace(/^(.*?),Total$/m, '$1,NEWB,Total').replace(
      /^(\d.*),([^,]*)$/gm,
      '$1,0.0,$2',
    );
    const { cwd, file, run } = folderWith({});
    writeFileSync(path.join(cwd, 'page.csv'), page);
    const importing = () =>
      run('import', 'page.csv', '--source', 'farside', '--asset', 'btc', '--now', '2026-10-03T12:00:00Z');
    const told = await importing();
    const line = /describe it in the settings file: ("funds": \[.*\])/.exec(told.stderr)?.[1];
    expect(line).toBe('"funds": [{"asset": "BTC", "ticker": "NEWB"}]');
    const check = async () => (await run('check', '--now', '2026-10-03T12:00:00Z')).stdout;
    expect(await check()).toContain('NEWB has figures, and no list of funds describes it');
    writeFileSync(file, `{${line}}`);
    expect(await check()).not.toContain('NEWB');
  });
});

test('config shows both and where they came from', async () => {
  const settings = { closures: [{ day: '2025-01-15' }], funds: [{ asset: 'BTC', ticker: 'NEWB' }] };
  const { file, run } = folderWith(settings);
  const { settings: told } = JSON.parse((await run('config', '--json')).stdout);
  expect(told).toContainEqual({
    name: 'closures',
    value: { years: [], closures: [{ day: '2025-01-15', reason: null }] },
    from: `${file}, closures`,
  });
  expect(told).toContainEqual({ name: 'funds', value: settings.funds, from: `${file}, funds` });
  const { stdout } = await run('config');
  expect(stdout).toMatch(/^closures +\{.*"2025-01-15".*\} +.*etf-digest\.json, closures$/m);
  expect(stdout).toMatch(/^funds +\[.*"NEWB".*\] +.*etf-digest\.json, funds$/m);
});

describe('a bad entry ends any command with status 2, and the message names file, key and fault', () => {
  test.each<[string, unknown, string]>([
    ['closures', [{ day: '2025-02-30' }], 'got: closures[0].day "2025-02-30": must be a date YYYY-MM-DD'],
    ['closures', [{ day: '2025-01-15' }, {}], 'closures[1].day nothing: '],
    [
      'closures',
      [{ day: '2025-01-15', reasons: 'x' }],
      'closures[0] {"day":"2025-01-15","reasons":"x"}: Unrecognized key: "reasons"',
    ],
    ['closures', [{ day: '2025-01-15', reason: { en: 'x' } }], 'closures[0].reason'],
    ['closures', { years: ['2028'] }, 'years[0] "2028": '],
    ['closures', '2025-01-15', 'got: "2025-01-15": Invalid input: expected object, received string'],
    ['closures', null, 'got: null: Invalid input'],
    ['funds', [{ asset: 'BTC', ticker: 'newb' }], '[0].ticker "newb": must be a ticker in capital letters'],
    ['funds', [{ asset: 'XRP', ticker: 'NEWB' }], '[0].asset "XRP": '],
    ['funds', [{ ticker: 'NEWB' }], '[0].asset nothing: '],
    [
      'funds',
      [{ asset: 'BTC', ticker: 'NEWB', closedDay: 'soon' }],
      '[0].closedDay "soon": must be a date YYYY-MM-DD',
    ],
    ['funds', { asset: 'BTC', ticker: 'NEWB' }, 'expected array, received object'],
  ])('%s: %j', async (key, value, fault) => {
    const { file, run } = folderWith({ [key]: value });
    const refused = await run('status');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain(`${file}, ${key}: these are not `);
    expect(refused.stderr).toContain(fault);
    expect(Buffer.byteLength(refused.stderr)).toBeLessThan(1024);
  });
});

test('a fund that would be two known ones is refused, and the two are named', async () => {
  const { run } = folderWith({ funds: [{ asset: 'BTC', ticker: 'NEWB', formerTickers: ['IBIT', 'FBTC'] }] });
  const refused = await run('show', '2024-11-01');
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain('NEWB of the settings file, funds, cannot be several funds of BTC');
  expect(refused.stderr).toContain('got: IBIT and FBTC are funds of their own');
});
