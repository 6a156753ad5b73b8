import path from 'node:path';
import { EtfDigestError, UsageError } from '../errors.ts';
import { ASSETS, type Asset } from '../model/flow.ts';
import { type ByLang, LANGS, type Lang, langOf } from '../model/lang.ts';
import { type Instant, parseInstant } from '../model/time.ts';
import { given, readColors, readCount, readSettings } from './file.ts';
import { PUBLISHERS, publisherSettings } from './publishers.ts';

/** Every setting, resolved: flag, else environment, else settings file, else default. */
export interface Config {
  db: string;
  out: string;
  /** where every rule about time takes its "now" from */
  now: Instant;
  /** source ids in order of preference */
  sources: readonly string[];
  assets: readonly Asset[];
  /** the language of the texts */
  lang: Lang;
  /** folder of the editor's own templates; null for none */
  templates: string | null;
  /** source id → address that replaces the publisher's own */
  baseUrls: Readonly<Record<string, string>>;
  /** source id → its key; never printed */
  keys: Readonly<Record<string, string>>;
  /** how long a publisher may take for one page */
  timeoutMs: number;
  /** how long the bytes of a page are kept; null for ever */
  keepSnapshotsDays: number | null;
  /** which colour says inflow on a terminal */
  colors: 'red-up' | 'green-up';
  /** the line at the foot of a digest; empty for none */
  disclaimer: string;
  /** statuses 3 and 4 are given instead of 0 */
  strict: boolean;
  /** a new database starts without the bundled history */
  empty: boolean;
}

/** Settings as flags give them; absent ones are undefined. */
export interface Flags {
  config?: string | undefined;
  db?: string | undefined;
  out?: string | undefined;
  now?: string | undefined;
  source?: string | undefined;
  asset?: string | undefined;
  lang?: string | undefined;
  templates?: string | undefined;
  colors?: string | undefined;
  strict?: boolean | undefined;
  empty?: boolean | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is around the process: the only places that settings come from. */
export interface Surroundings {
  flags: Flags;
  env: Environment;
  cwd: string;
  clock: Instant;
}

export const DEFAULTS = {
  db: 'data/etf-digest.db',
  out: 'out',
  source: 'farside',
  asset: 'all',
  lang: 'zh-Hans',
  // readers are Chinese
  colors: 'red-up',
  timeoutSeconds: 30,
} as const;

/** The line at the foot of a digest where none is set. */
export const DISCLAIMERS: ByLang<string> = {
  'zh-Hans': '以上为公开数据整理，不构成投资建议。',
  'zh-Hant': '以上為公開資料整理，不構成投資建議。',
  en: 'Compiled from public data. Not investment advice.',
};

/**
 * Resolves the settings.
 * @throws UsageError for a value that cannot be understood, naming the setting and what it takes
 */
export function resolveConfig({ flags, env, cwd, clock }: Surroundings): Config {
  const file = readSettings(flags.config ?? given(env.ETF_DIGEST_CONFIG), cwd);
  const place = (typed: string | undefined, filed: string | undefined, otherwise: string) =>
    typed ? path.resolve(cwd, typed) : path.resolve(file.folder, filed ?? otherwise);
  const db = place(flags.db ?? given(env.ETF_DIGEST_DB), file.settings.db, DEFAULTS.db);
  const out = place(flags.out ?? given(env.ETF_DIGEST_OUT), file.settings.out, DEFAULTS.out);
  refuseNodeModules(db, '--db');
  refuseNodeModules(out, '--out');
  const { baseUrls, keys } = publisherSettings(file, env, cwd);
  const setUp = PUBLISHERS.filter((id) => id === DEFAULTS.source || id in baseUrls || id in keys);
  const sources = flags.source ?? given(env.ETF_DIGEST_SOURCES) ?? file.settings.sources?.join(',');
  const ownTemplates = flags.templates ?? given(env.ETF_DIGEST_TEMPLATES);
  const lang = readLang(flags.lang ?? given(env.ETF_DIGEST_LANG) ?? file.settings.lang ?? DEFAULTS.lang);
  return Object.freeze({
    db,
    out,
    now: readNow(flags.now ?? given(env.ETF_DIGEST_NOW), clock),
    sources: sources === undefined ? setUp : [...new Set(sources.split(',').map((id) => id.trim()))],
    assets: readAssets(flags.asset ?? given(env.ETF_DIGEST_ASSET) ?? file.settings.asset ?? DEFAULTS.asset),
    lang,
    templates:
      ownTemplates || file.settings.templates ? place(ownTemplates, file.settings.templates, '') : null,
    baseUrls,
    keys,
    timeoutMs:
      1000 *
      (readCount(env, 'ETF_DIGEST_TIMEOUT', 600) ?? file.settings.timeoutSeconds ?? DEFAULTS.timeoutSeconds),
    keepSnapshotsDays:
      readCount(env, 'ETF_DIGEST_KEEP_SNAPSHOTS_DAYS', 36_500) ?? file.settings.keepSnapshotsDays ?? null,
    colors: readColors(
      flags.colors ?? given(env.ETF_DIGEST_COLORS) ?? file.settings.colors ?? DEFAULTS.colors,
    ),
    disclaimer: env.ETF_DIGEST_DISCLAIMER ?? file.settings.disclaimer ?? DISCLAIMERS[lang],
    strict: flags.strict ?? false,
    empty: flags.empty ?? false,
  });
}

function readNow(text: string | undefined, clock: Instant): Instant {
  if (text === undefined) return clock;
  const now = parseInstant(text);
  if (now) return now;
  throw new UsageError('this is not an instant', {
    source: '--now / ETF_DIGEST_NOW',
    expected: 'an ISO instant with its zone, e.g. 2026-02-03T15:30:00Z',
    got: JSON.stringify(text),
  });
}

function readAssets(text: string): readonly Asset[] {
  const chosen =
    text.toLowerCase() === 'all' ? ASSETS : ASSETS.filter((asset) => asset === text.toUpperCase());
  if (chosen.length > 0) return chosen;
  throw new UsageError('unknown asset', {
    source: '--asset / ETF_DIGEST_ASSET',
    expected: 'btc, eth or all',
    got: JSON.stringify(text),
  });
}

function readLang(text: string): Lang {
  const lang = langOf(text);
  if (lang) return lang;
  throw new UsageError('unknown language', {
    source: '--lang / ETF_DIGEST_LANG',
    expected: LANGS.join(', '),
    got: JSON.stringify(text),
  });
}

function refuseNodeModules(file: string, setting: string): void {
  if (!file.split(path.sep).includes('node_modules')) return;
  throw new EtfDigestError('nothing is kept inside node_modules: the next install would remove it', {
    source: setting,
    got: file,
    mend: `name another place with ${setting}`,
  });
}
