import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EtfDigestError, EXIT } from '../../src/errors.ts';
import { LANGS } from '../../src/model/lang.ts';
import { loadAssets } from '../../src/pipeline/read-data.ts';
import { type Config, DISCLAIMERS, resolveConfig } from '../../src/settings/config.ts';
import type { Environment } from '../../src/settings/places.ts';
import type { Publisher } from '../../src/settings/publishers.ts';
import { CHECKOUT, type Machine } from '../../src/settings/store-place.ts';
import type { Flags } from '../../src/settings/table.ts';
import { SOURCES } from '../../src/sources/index.ts';
import { temporaryFolder } from '../support/program/program.ts';

const CLOCK = '2026-02-03T15:30:00.000Z';

interface Given {
  flags?: Flags;
  env?: Environment;
  /** what etf-digest.json in the working folder says; absent: there is none */
  file?: unknown;
  cwd?: string;
  machine?: Machine;
  publishers?: readonly Publisher[];
}

/** The settings of a run; the working folder is a new one unless it is given. */
function resolve({
  flags = {},
  env = {},
  file,
  cwd = temporaryFolder(),
  publishers = SOURCES,
  machine = CHECKOUT,
}: Given = {}): Config & { cwd: string } {
  if (file !== undefined) writeFileSync(path.join(cwd, 'etf-digest.json'), JSON.stringify(file));
  const around = { flags, env, cwd, clock: CLOCK, machine };
  return { ...resolveConfig({ ...around, publishers, assets: loadAssets() }), cwd };
}

/** Why settings are refused. */
function refusal(given: Given): EtfDigestError {
  try {
    resolve(given);
  } catch (error) {
    if (error instanceof EtfDigestError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

test('nothing set: the defaults', () => {
  const { cwd, ...config } = resolve();
  expect(config).toEqual({
    settingsFile: null,
    settingsPath: path.join(cwd, 'etf-digest.json'),
    closures: null,
    funds: null,
    db: path.join(cwd, 'data/etf-digest.db'),
    out: path.join(cwd, 'out'),
    now: CLOCK,
    isMachineTime: false,
    isSourceAsked: false,
    sources: ['farside', 'sosovalue', 'theblock', 'tftc'],
    standIns: ['theblock', 'tftc'],
    chosen: [],
    assets: ['BTC', 'ETH'],
    lang: 'zh-Hans',
    templates: null,
    baseUrls: {},
    keys: {},
    timeoutMs: 30_000,
    minutesBetween: 15,
    keepSnapshotsDays: null,
    colors: 'red-up',
    color: 'auto',
    disclaimer: DISCLAIMERS['zh-Hans'],
    heading: true,
    frontMatter: true,
    editions: 'all',
    strict: false,
    empty: false,
  });
});

test('settings do not change while a run is at work', () => {
  const none = { flags: {}, env: {}, publishers: [], assets: loadAssets() };
  expect(Object.isFrozen(resolveConfig({ ...none, cwd: temporaryFolder(), clock: CLOCK }))).toBe(true);
});

describe('a flag goes before the environment, that before the file, that before the default', () => {
  interface Setting {
    flag?: Flags;
    env?: Environment;
    file?: unknown;
    of: (config: Config) => unknown;
    /** what comes of the flag, the environment, the file and the default */
    gives: { flag?: unknown; env?: unknown; file?: unknown; otherwise: unknown };
  }
  const SETTINGS: [string, Setting][] = [
    [
      'db',
      {
        flag: { db: '/flag/x.db' },
        env: { ETF_DIGEST_DB: '/env/x.db' },
        file: { db: '/file/x.db' },
        of: (config) => config.db,
        gives: {
          flag: '/flag/x.db',
          env: '/env/x.db',
          file: '/file/x.db',
          otherwise: expect.stringMatching(/\/data\/etf-digest\.db$/),
        },
      },
    ],
    [
      'out',
      {
        flag: { out: '/flag' },
        env: { ETF_DIGEST_OUT: '/env' },
        file: { out: '/file' },
        of: (config) => config.out,
        gives: { flag: '/flag', env: '/env', file: '/file', otherwise: expect.stringMatching(/\/out$/) },
      },
    ],
    [
      'sources',
      {
        flag: { source: 'a,b' },
        env: { ETF_DIGEST_SOURCES: 'c, d' },
        file: { sources: ['e', 'f'] },
        of: (config) => config.sources,
        gives: {
          flag: ['a', 'b'],
          env: ['c', 'd'],
          file: ['e', 'f'],
          otherwise: ['farside', 'sosovalue', 'theblock', 'tftc'],
        },
      },
    ],
    [
      'asset, the environment against the file',
      {
        env: { ETF_DIGEST_ASSET: 'BTC' },
        file: { asset: 'eth' },
        of: (config) => config.assets,
        gives: { env: ['BTC'], file: ['ETH'], otherwise: ['BTC', 'ETH'] },
      },
    ],
    [
      'asset, the flag against the environment',
      {
        flag: { asset: 'all' },
        env: { ETF_DIGEST_ASSET: 'btc' },
        of: (config) => config.assets,
        gives: { flag: ['BTC', 'ETH'], env: ['BTC'], otherwise: ['BTC', 'ETH'] },
      },
    ],
    [
      'lang',
      {
        flag: { lang: 'en' },
        env: { ETF_DIGEST_LANG: 'zh-Hant' },
        file: { lang: 'en' },
        of: (config) => config.lang,
        gives: { flag: 'en', env: 'zh-Hant', file: 'en', otherwise: 'zh-Hans' },
      },
    ],
    [
      'now',
      {
        flag: { now: '2026-02-04T01:00:00Z' },
        env: { ETF_DIGEST_NOW: '2026-02-05T09:00:00+08:00' },
        of: (config) => config.now,
        gives: { flag: '2026-02-04T01:00:00.000Z', env: '2026-02-05T01:00:00.000Z', otherwise: CLOCK },
      },
    ],
    [
      'the address of Farside',
      {
        env: { ETF_DIGEST_FARSIDE_URL: 'http://127.0.0.1:8099/' },
        file: { farsideUrl: 'https://mirror.example/farside' },
        of: (config) => config.baseUrls,
        gives: {
          env: { farside: 'http://127.0.0.1:8099' },
          file: { farside: 'https://mirror.example/farside' },
          otherwise: {},
        },
      },
    ],
    [
      'the colours, the environment against the file',
      {
        env: { ETF_DIGEST_COLORS: 'green-up' },
        file: { colors: 'red-up' },
        of: (config) => config.colors,
        gives: { env: 'green-up', file: 'red-up', otherwise: 'red-up' },
      },
    ],
    [
      'the colours, the flag against the environment',
      {
        flag: { colors: 'green-up' },
        env: { ETF_DIGEST_COLORS: 'red-up' },
        of: (config) => config.colors,
        gives: { flag: 'green-up', env: 'red-up', otherwise: 'red-up' },
      },
    ],
    [
      'the colours of the file',
      {
        file: { colors: 'green-up' },
        of: (config) => config.colors,
        gives: { file: 'green-up', otherwise: 'red-up' },
      },
    ],
    [
      'the heading',
      {
        flag: { heading: 'ON' },
        env: { ETF_DIGEST_HEADING: 'off' },
        file: { heading: false },
        of: (config) => config.heading,
        gives: { flag: true, env: false, file: false, otherwise: true },
      },
    ],
    [
      'the front matter',
      {
        env: { ETF_DIGEST_FRONT_MATTER: 'on' },
        file: { frontMatter: false },
        of: (config) => config.frontMatter,
        gives: { env: true, file: false, otherwise: true },
      },
    ],
    [
      'the disclaimer',
      {
        env: { ETF_DIGEST_DISCLAIMER: '仅供参考。' },
        file: { disclaimer: '不构成建议。' },
        of: (config) => config.disclaimer,
        gives: { env: '仅供参考。', file: '不构成建议。', otherwise: '以上为公开数据整理，不构成投资建议。' },
      },
    ],
  ];

  test.each(SETTINGS)('%s', (_, { flag, env, file, of, gives }) => {
    const [flags, environment] = [flag ?? {}, env ?? {}];
    if (flag) expect(of(resolve({ flags, env: environment, file }))).toEqual(gives.flag);
    if (env) expect(of(resolve({ env: environment, file }))).toEqual(gives.env);
    if (file) expect(of(resolve({ file }))).toEqual(gives.file);
    expect(of(resolve())).toEqual(gives.otherwise);
  });

  test('the settings file: the one of the flag, then that of the environment, then the one in the folder', () => {
    const cwd = temporaryFolder();
    const named = (name: string) => {
      writeFileSync(path.join(cwd, name), JSON.stringify({ disclaimer: name }));
      return name;
    };
    const [flag, env] = [named('flag.json'), named('env.json')];
    named('etf-digest.json');
    const environment = { ETF_DIGEST_CONFIG: env };
    expect(resolve({ cwd, flags: { config: flag }, env: environment }).disclaimer).toBe('flag.json');
    expect(resolve({ cwd, env: environment }).disclaimer).toBe('env.json');
    expect(resolve({ cwd }).disclaimer).toBe('etf-digest.json');
  });

  test('strict and empty are flags alone', () => {
    expect(resolve({ flags: { strict: true } })).toMatchObject({ strict: true, empty: false });
    expect(resolve({ flags: { empty: true } })).toMatchObject({ strict: false, empty: true });
  });

  test('an environment variable that is set to nothing counts as not set', () => {
    const names = ['CONFIG', 'DB', 'OUT', 'NOW', 'SOURCES', 'ASSET', 'LANG', 'COLORS', 'FARSIDE_URL'];
    const env = Object.fromEntries(names.map((name) => [`ETF_DIGEST_${name}`, '']));
    const cwd = temporaryFolder();
    expect(resolve({ cwd, env })).toEqual(resolve({ cwd }));
  });

  test('a disclaimer that is set to nothing is none', () => {
    expect(resolve({ env: { ETF_DIGEST_DISCLAIMER: '' }, file: { disclaimer: 'x' } }).disclaimer).toBe('');
    expect(resolve({ file: { disclaimer: '' } }).disclaimer).toBe('');
  });
});

describe('who is asked', () => {
  const KEY = 'made-up-key';
  const asked = (given: Given = {}) => {
    const { sources, standIns, chosen } = resolve(given);
    return { sources, standIns, chosen };
  };

  test('by default: those of every night, the stand-ins, then whichever others are set up; nobody chose the first two', () => {
    const { sources, standIns, chosen } = asked({ env: { ETF_DIGEST_COINGLASS_KEY: KEY } });
    expect(sources.slice(0, 2)).toEqual(['farside', 'sosovalue']);
    expect(sources.slice(2, -1)).toEqual(standIns);
    expect(standIns[0]).toBe('theblock');
    expect(sources.at(-1)).toBe('coinglass');
    expect(chosen).toEqual(['coinglass']);
  });

  test('a key chooses a publisher of the default; an address, which leads to a copy of it, does not', () => {
    expect(asked({ env: { ETF_DIGEST_SOSOVALUE_KEY: KEY } }).chosen).toEqual(['sosovalue']);
    const addresses = {
      ETF_DIGEST_SOSOVALUE_URL: 'http://a.example',
      ETF_DIGEST_THEBLOCK_URL: 'http://b.example',
    };
    expect(asked({ env: addresses })).toEqual(asked());
  });

  test('an address alone sets up none that answers only with a key', () => {
    expect(asked({ env: { ETF_DIGEST_CRYPTOETF_URL: 'http://a.example' } })).toEqual(asked());
  });

  test('by name: those alone, all of them chosen, none of them a stand-in', () => {
    const sources = ['theblock', 'farside'];
    expect(asked({ flags: { source: sources.join(',') } })).toEqual({
      sources,
      standIns: [],
      chosen: sources,
    });
  });

  test('never, where a publisher is for those who name it', () => {
    const shy: Publisher = {
      id: 'shy',
      defaultBaseUrl: 'https://shy.example',
      key: null,
      byDefault: 'never',
    };
    const publishers = [...SOURCES, shy];
    expect(asked({ publishers, env: { ETF_DIGEST_SHY_URL: 'https://a.example' } })).toEqual(asked());
    expect(asked({ publishers, flags: { source: 'shy' } }).sources).toEqual(['shy']);
  });
});

describe('a publisher that is handed in', () => {
  const fake = { id: 'fake', defaultBaseUrl: 'https://fake.example', key: { required: false } };
  const publishers = [...SOURCES, fake];

  test('has an address and a key by itself, and is asked once one of them is set', () => {
    const { sources: nightly } = resolve();
    const byAddress = resolve({ publishers, file: { fakeUrl: 'https://mirror.example/' } });
    expect(byAddress.baseUrls).toEqual({ fake: 'https://mirror.example' });
    expect(byAddress.sources).toEqual([...nightly, 'fake']);
    const byKey = resolve({ publishers, env: { ETF_DIGEST_FAKE_KEY: 'made-up-key' } });
    expect(byKey.keys).toEqual({ fake: 'made-up-key' });
    expect(byKey.sources).toEqual([...nightly, 'fake']);
  });

  test('has its key from the environment, else from the file that a variable names, else from that of the settings', () => {
    const cwd = temporaryFolder();
    for (const name of ['variable', 'settings']) writeFileSync(path.join(cwd, name), `key-of-${name}\n`);
    const file = { fakeKeyFile: 'settings' };
    const named = { ETF_DIGEST_FAKE_KEY_FILE: 'variable' };
    const keyOf = (env: Environment) => resolve({ publishers, cwd, file, env }).keys.fake;
    expect(keyOf({ ...named, ETF_DIGEST_FAKE_KEY: 'key-of-environment' })).toBe('key-of-environment');
    expect(keyOf(named)).toBe('key-of-variable');
    expect(keyOf({})).toBe('key-of-settings');
  });

  test('has settings only where it is handed in, and a key only where it takes one', () => {
    expect(refusal({ file: { fakeUrl: 'https://mirror.example' } }).explain()).toMatch(/any of db.*fakeUrl/s);
    const keyless = { ...fake, key: null };
    const env = { ETF_DIGEST_FAKE_KEY: 'made-up-key' };
    expect(resolve({ publishers: [keyless], env }).keys).toEqual({});
  });
});

describe('relative paths', () => {
  test('in the settings file start at its folder, and so do the defaults beside it', () => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, 'settings'));
    writeFileSync(path.join(cwd, 'settings/mine.json'), JSON.stringify({ db: '../x.db' }));
    const config = resolve({ cwd, flags: { config: 'settings/mine.json' } });
    expect(config.db).toBe(path.join(cwd, 'x.db'));
    expect(config.out).toBe(path.join(cwd, 'settings/out'));
  });

  test.each<[string, Given]>([
    ['flags', { flags: { db: 'x.db', out: './y' } }],
    ['the environment', { env: { ETF_DIGEST_DB: 'x.db', ETF_DIGEST_OUT: './y' } }],
  ])('in %s start at the working folder, wherever the settings file is', (_, given) => {
    const cwd = temporaryFolder();
    const elsewhere = path.join(temporaryFolder(), 'mine.json');
    writeFileSync(elsewhere, '{}');
    const config = resolve({ ...given, cwd, flags: { ...given.flags, config: elsewhere } });
    expect(config.db).toBe(path.join(config.cwd, 'x.db'));
    expect(config.out).toBe(path.join(config.cwd, 'y'));
  });
});

describe('node_modules', () => {
  test.each<[string, Given, string]>([
    ['--db', { flags: { db: 'node_modules/etf-digest/data/x.db' } }, '--db'],
    ['--out', { flags: { out: 'node_modules/out' } }, '--out'],
    ['ETF_DIGEST_DB', { env: { ETF_DIGEST_DB: '/x/node_modules/x.db' } }, '--db'],
    ['the settings file', { file: { out: 'a/../node_modules' } }, '--out'],
    ['a default in that folder', { cwd: '/x/node_modules/etf-digest' }, '--db'],
  ])('holds nothing of ours: %s is refused, naming the setting and the path', (_, given, setting) => {
    const error = refusal(given);
    expect(error.explain()).toContain(setting);
    expect(error.details.got).toContain('node_modules');
  });

  test('is that name alone', () => {
    expect(resolve({ flags: { db: 'my_node_modules/x.db', out: 'node_modules.d/out' } }).db).toMatch(
      /x\.db$/,
    );
  });
});

describe('assets', () => {
  test.each([
    ['btc', ['BTC']],
    ['ETH', ['ETH']],
    ['all', ['BTC', 'ETH']],
    ['All', ['BTC', 'ETH']],
  ])('%s is %j', (asset, assets) => {
    expect(resolve({ flags: { asset } }).assets).toEqual(assets);
  });
});

describe('the language', () => {
  test.each([
    ['zh-hans', 'zh-Hans'],
    ['ZH-HANT', 'zh-Hant'],
    ['En', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['ZH_cn', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-tw', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['en-US', 'en'],
    ['en_GB', 'en'],
  ])('%s is %s, wherever it is set', (tag, lang) => {
    expect(resolve({ flags: { lang: tag } }).lang).toBe(lang);
    expect(resolve({ env: { ETF_DIGEST_LANG: tag } }).lang).toBe(lang);
    expect(resolve({ file: { lang: tag } }).lang).toBe(lang);
  });

  test.each([
    ['zh-Hans', '以上为公开数据整理，不构成投资建议。'],
    ['zh-Hant', '以上為公開資料整理，不構成投資建議。'],
    ['en', 'Compiled from public data. Not investment advice.'],
  ])('the disclaimer of %s is %s', (lang, disclaimer) => {
    expect(resolve({ flags: { lang } }).disclaimer).toBe(disclaimer);
    expect(resolve({ env: { ETF_DIGEST_LANG: lang } }).disclaimer).toBe(disclaimer);
    expect(resolve({ file: { lang } }).disclaimer).toBe(disclaimer);
  });

  test.each(LANGS)('a disclaimer that is set stands in %s too, also an empty one', (lang) => {
    expect(resolve({ flags: { lang }, file: { disclaimer: '仅供参考。' } }).disclaimer).toBe('仅供参考。');
    expect(resolve({ flags: { lang }, env: { ETF_DIGEST_DISCLAIMER: '' } }).disclaimer).toBe('');
  });
});

describe('what cannot be understood ends with status 2 and names the setting', () => {
  const now = (text: string): [string, Given, RegExp] => [
    `--now ${text}`,
    { flags: { now: text } },
    /^--now: this is not an instant/,
  ];
  const url = (text: string): [string, Given, RegExp] => [
    `the address ${text}`,
    { env: { ETF_DIGEST_FARSIDE_URL: text } },
    /ETF_DIGEST_FARSIDE_URL/,
  ];
  const filed = (name: string, file: unknown, reason: RegExp): [string, Given, RegExp] => [
    name,
    { file },
    reason,
  ];

  test.each<[string, Given, RegExp]>([
    filed(
      'an unknown key in the settings file',
      { dbb: 'x.db' },
      /etf-digest\.json.*expected: any of db.*dbb/s,
    ),
    filed('a key of the wrong kind', { sources: 'farside' }, /etf-digest\.json.*sources/s),
    filed('no source at all', { sources: [] }, /etf-digest\.json.*sources/s),
    filed('an empty path', { db: '' }, /etf-digest\.json.*db/s),
    filed('an unknown asset in the settings file', { asset: 'sol' }, /etf-digest\.json.*asset/s),
    filed('a list for settings', [], /etf-digest\.json/),
    filed('null for settings', null, /etf-digest\.json/),
    filed('an address in the settings file that is none', { farsideUrl: 'farside' }, /no address/),
    ['a missing settings file named by the flag', { flags: { config: 'no.json' } }, /no\.json.*--config/s],
    [
      'a missing settings file named by the environment',
      { env: { ETF_DIGEST_CONFIG: 'no.json' } },
      /no\.json.*ETF_DIGEST_CONFIG/s,
    ],
    now('yesterday'),
    now('2026-02-03'),
    now('2026-02-03T15:30:00'),
    now('2026-02-30T15:30:00Z'),
    now('2026-02-03T25:30:00Z'),
    now('1770132600'),
    now(''),
    ['ETF_DIGEST_NOW', { env: { ETF_DIGEST_NOW: 'noon' } }, /^ETF_DIGEST_NOW: .*"noon"/s],
    ['--asset', { flags: { asset: 'sol' } }, /^--asset: unknown asset.*expected: btc, eth, all.*"sol"/s],
    [
      'ETF_DIGEST_COLORS',
      { env: { ETF_DIGEST_COLORS: 'red' } },
      /^ETF_DIGEST_COLORS: unknown colours.*expected: red-up, green-up.*"red"/s,
    ],
    ['--colors with nothing', { flags: { colors: '' } }, /--colors/],
    filed('unknown colours in the settings file', { colors: 'blue-up' }, /etf-digest\.json.*colors/s),
    ['--asset with nothing', { flags: { asset: '' } }, /--asset/],
    ['--db with nothing', { flags: { db: '' } }, /^--db: this is not a path.*got: ""/s],
    ['no source between commas', { env: { ETF_DIGEST_SOURCES: 'farside,' } }, /^ETF_DIGEST_SOURCES: /],
    ['ETF_DIGEST_ASSET', { env: { ETF_DIGEST_ASSET: 'btc,eth' } }, /ETF_DIGEST_ASSET/],
    ['--lang', { flags: { lang: 'fr' } }, /^--lang: unknown language.*expected: zh-Hans, zh-Hant, en.*"fr"/s],
    ['--lang', { flags: { lang: 'zh-XX' } }, /unknown language.*also zh, zh-CN, zh-TW/s],
    ['--lang with nothing', { flags: { lang: '' } }, /--lang/],
    ['a language of another script', { env: { ETF_DIGEST_LANG: 'zh-Latn' } }, /ETF_DIGEST_LANG.*"zh-Latn"/s],
    filed(
      'an unknown language in the settings file',
      { lang: 'fr' },
      /etf-digest\.json, lang: unknown language.*expected: zh-Hans, zh-Hant, en.*"fr"/s,
    ),
    url('farside.co.uk'),
    url('ftp://farside.co.uk'),
    url('file:///etc/passwd'),
    url('javascript:alert(1)'),
    url('https://'),
    url('https://name:word@farside.co.uk'),
    url('https://name@farside.co.uk'),
  ])('%s', (_, given, reason) => {
    const error = refusal(given);
    expect(error.exitStatus).toBe(EXIT.usage);
    expect(error.explain()).toMatch(reason);
  });

  // a setting that takes the same in every place says the same of what it does not take
  test.each([
    ['lang', '--lang', 'ETF_DIGEST_LANG', 'lang'],
    ['asset', '--asset', 'ETF_DIGEST_ASSET', 'asset'],
    ['colors', '--colors', 'ETF_DIGEST_COLORS', 'colors'],
  ] as const)('%s: the same of each of the three places, which is named', (name, flag, variable, key) => {
    const cwd = temporaryFolder();
    const said = (given: Given) => refusal({ ...given, cwd }).explain();
    const [byFlag, byVariable, filed] = [
      said({ flags: { [name]: 'x' } }),
      said({ env: { [variable]: 'x' } }),
      said({ file: { [key]: 'x' } }),
    ];
    expect(byFlag).toMatch(new RegExp(`^${flag}: unknown .*\n {2}expected: .*\n {2}got: "x"$`));
    expect(byVariable).toBe(byFlag.replace(flag, variable));
    expect(filed).toBe(byFlag.replace(flag, `${path.join(cwd, 'etf-digest.json')}, ${key}`));
  });

  test.each([
    ['TIMEOUT', 'timeoutSeconds', '600'],
    ['KEEP_SNAPSHOTS_DAYS', 'keepSnapshotsDays', '36500'],
  ])('ETF_DIGEST_%s: a whole number within bounds, also in the settings file', (name, key, most) => {
    const inFile = (value: unknown) => ({ file: { [key]: value } });
    const inEnvironment = (text: string) => ({ env: { [`ETF_DIGEST_${name}`]: text } });
    for (const count of [0, -1, 1.5, Number(most) + 1, '30', null])
      expect(refusal(inFile(count)).explain()).toContain(`expected: 1 to ${most}`);
    for (const text of ['0', '-1', '1.5', `${most}0`, '1e1', 'ten', ' '])
      expect(refusal(inEnvironment(text)).explain()).toContain(`expected: 1 to ${most}`);
    const held = ({ timeoutMs, keepSnapshotsDays }: Config) => ({ timeoutMs, keepSnapshotsDays });
    expect(held(resolve(inFile(Number(most))))).toEqual(held(resolve(inEnvironment(most))));
    expect(held(resolve(inFile(Number(most))))).not.toEqual(held(resolve()));
  });

  test('a wrong value in the settings file, though the flag goes before it', () => {
    const error = refusal({ flags: { lang: 'en' }, file: { lang: 'fr' } });
    expect(error.details.source).toMatch(/etf-digest\.json, lang$/);
  });

  test('a settings file that is not JSON', () => {
    const cwd = temporaryFolder();
    writeFileSync(path.join(cwd, 'etf-digest.json'), "{ db: 'x.db' }");
    const error = refusal({ cwd });
    expect(error.exitStatus).toBe(EXIT.usage);
    expect(error.explain()).toMatch(/etf-digest\.json: the settings file is not JSON/);
  });

  // it is read without asking what it is
  test('a settings file that is a folder', () => {
    const cwd = temporaryFolder();
    const error = refusal({ cwd, flags: { config: '.' } });
    expect(error.exitStatus).toBe(EXIT.usage);
    expect(error.explain()).toContain(cwd);
  });

  // every page of such an address would be asked for in vain
  test.each([
    url('https://:word@farside.co.uk'),
    url('https://farside.co.uk/?page=btc'),
    url('https://farside.co.uk/#btc'),
  ])('%s', (_, given, reason) => {
    const error = refusal(given);
    expect(error.exitStatus).toBe(EXIT.usage);
    expect(error.explain()).toMatch(reason);
  });

  // the message speaks of the environment variable wherever the address was read
  test('an address in the settings file that is none: by the name that it has there', () => {
    expect(refusal({ file: { farsideUrl: 'farside' } }).explain()).toContain('farsideUrl');
  });
});
