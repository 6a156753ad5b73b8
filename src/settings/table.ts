import type { AssetEntry } from '../model/assets.ts';
import { APPEARANCE } from './appearance.ts';
import { assetsAmong, countTo, IDS, INSTANT, LANGUAGE, oneOf, PATH, SWITCH, TEXT } from './kinds.ts';
import { ownDataOf } from './own-data.ts';
import type { Kind, Setting } from './setting.ts';

/** Every setting but those of the publishers, by its name in the program. */
export const SETTINGS = {
  settingsFile: {
    flag: '--config <file>',
    variable: 'ETF_DIGEST_CONFIG',
    kind: PATH,
    otherwise: '`etf-digest.json` in the working folder, if it is there',
    description: 'settings file',
  },
  db: {
    flag: '--db <file>',
    variable: 'ETF_DIGEST_DB',
    key: 'db',
    kind: PATH,
    // of a checkout: settingsWith is told the other
    default: 'data/etf-digest.db',
    otherwise:
      '`data/etf-digest.db`; installed as a package: `etf-digest/etf-digest.db` in `$XDG_DATA_HOME` or `~/.local/share`, on a Mac in `~/Library/Application Support`, on Windows in `%LOCALAPPDATA%`',
    description: 'database; start, nightly, collect and import make it',
  },
  out: {
    flag: '--out <dir>',
    variable: 'ETF_DIGEST_OUT',
    key: 'out',
    kind: PATH,
    default: 'out',
    description: 'folder for Markdown files',
  },
  now: {
    flag: '--now <instant>',
    variable: 'ETF_DIGEST_NOW',
    kind: INSTANT,
    otherwise: 'the clock',
    description: 'take this ISO instant for now, in every rule about time',
  },
  sources: {
    flag: '--source <ids>',
    variable: 'ETF_DIGEST_SOURCES',
    key: 'sources',
    kind: IDS,
    otherwise:
      '`farside`, `sosovalue`; as stand-ins `theblock`, `tftc`; then whichever others are set up by a key or an address',
    description: 'sources in order of preference',
  },
  assets: {
    // settingsWith names the codes
    flag: '--asset <code>',
    variable: 'ETF_DIGEST_ASSET',
    key: 'asset',
    kind: assetsAmong([]),
    otherwise: 'those of data/assets.json that are told by default: BTC and ETH',
    description: 'which ETFs',
  },
  templates: {
    flag: '--templates <dir>',
    variable: 'ETF_DIGEST_TEMPLATES',
    key: 'templates',
    kind: PATH,
    otherwise: 'none',
    description: 'own templates in place of those that come along',
  },
  lang: {
    flag: '--lang <zh-Hans|zh-Hant|en>',
    variable: 'ETF_DIGEST_LANG',
    key: 'lang',
    kind: LANGUAGE,
    default: 'zh-Hans',
    description: 'language of the texts',
  },
  disclaimer: {
    variable: 'ETF_DIGEST_DISCLAIMER',
    key: 'disclaimer',
    kind: TEXT,
    otherwise: 'each language has its own',
    description: 'the line at the foot of a digest',
  },
  timeoutMs: {
    variable: 'ETF_DIGEST_TIMEOUT',
    key: 'timeoutSeconds',
    kind: countTo(600, 1000),
    default: 30,
    description: 'how many seconds a publisher may take for one page',
  },
  minutesBetween: {
    variable: 'ETF_DIGEST_MINUTES_BETWEEN',
    key: 'minutesBetween',
    kind: countTo(1440),
    default: 15,
    description: 'nightly asks no publisher that answered within so many minutes',
  },
  keepSnapshotsDays: {
    variable: 'ETF_DIGEST_KEEP_SNAPSHOTS_DAYS',
    key: 'keepSnapshotsDays',
    kind: countTo(36_500),
    otherwise: 'for ever',
    description: 'how many days the bytes of a page are kept',
  },
  // settingsWith names the assets of the funds
  ...ownDataOf([]),
  editions: {
    flag: '--editions <all|final>',
    variable: 'ETF_DIGEST_EDITIONS',
    key: 'editions',
    kind: oneOf('editions', ['all', 'final']),
    default: 'all',
    description:
      'which editions nightly prints; final: finals and corrections only. Files are written of all',
  },
  strict: {
    flag: '--strict',
    kind: SWITCH,
    default: false,
    description: 'status 3 for incomplete figures, 4 for nothing to say',
  },
  empty: {
    flag: '--empty',
    kind: SWITCH,
    default: false,
    description: 'start a new database without the bundled history',
  },
  ...APPEARANCE,
} as const satisfies Record<string, Setting>;

/** The table with the assets that can be chosen, and where the database is where nothing names it. */
export function settingsWith(
  entries: readonly AssetEntry[],
  store: string = SETTINGS.db.default,
): Readonly<Record<Name, Setting>> {
  const ofAssets = known.get(entries) ?? settingsOfAssets(entries);
  known.set(entries, ofAssets);
  return { ...SETTINGS, ...ofAssets, db: { ...SETTINGS.db, default: store } };
}

/** A run asks for the table several times, and the shapes of it take long to make. */
const known = new WeakMap<readonly AssetEntry[], ReturnType<typeof settingsOfAssets>>();

function settingsOfAssets(entries: readonly AssetEntry[]) {
  const codes = entries.map(({ code }) => code);
  const kind = assetsAmong(codes);
  const flag = `--asset <${kind.expected.replaceAll(', ', '|')}>`;
  return { ...ownDataOf(codes), assets: { ...SETTINGS.assets, flag, kind } };
}

type Name = keyof typeof SETTINGS;
type Value<N extends Name> = (typeof SETTINGS)[N]['kind'] extends Kind<infer T> ? T : never;

/** Every setting of the table as the program works with it; null where nothing sets it and it has no default. */
export type Settled = {
  readonly [N in Name]: Value<N> | ((typeof SETTINGS)[N] extends { default: unknown } ? never : null);
};

type Flag = Extract<(typeof SETTINGS)[Name], { flag: string }>['flag'];
/** `db` of `--db <file>`. */
type NameOf<F extends string> = F extends `--${infer Long} ${string}`
  ? Long
  : F extends `--${infer Long}`
    ? Long
    : never;

/** Settings as flags give them; absent ones are undefined. */
export type Flags = {
  [F in Flag as NameOf<F>]?: (F extends `${string} ${string}` ? string : true) | undefined;
};
