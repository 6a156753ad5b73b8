import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { EtfDigestError, UsageError } from './errors.ts';
import { ASSETS, type Asset } from './model/flow.ts';
import { type Instant, parseInstant } from './model/time.ts';

/** Every setting, resolved: flag, else environment, else settings file, else default. */
export interface Config {
  db: string;
  out: string;
  /** where every rule about time takes its "now" from */
  now: Instant;
  /** source ids in order of preference */
  sources: readonly string[];
  assets: readonly Asset[];
  /** source id → address that replaces the publisher's own */
  baseUrls: Readonly<Record<string, string>>;
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

const SETTINGS_FILE = 'etf-digest.json';

const FILE_SHAPE = z.strictObject({
  db: z.string().min(1).optional(),
  out: z.string().min(1).optional(),
  sources: z.array(z.string().min(1)).min(1).optional(),
  asset: z.enum(['btc', 'eth', 'all']).optional(),
  disclaimer: z.string().optional(),
  farsideUrl: z.string().optional(),
});
type FileSettings = z.infer<typeof FILE_SHAPE>;

export const DEFAULTS = {
  db: 'data/etf-digest.db',
  out: 'out',
  source: 'farside',
  asset: 'all',
  disclaimer: '以上为公开数据整理，不构成投资建议。',
} as const;

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
  const sources =
    flags.source ?? given(env.ETF_DIGEST_SOURCES) ?? file.settings.sources?.join(',') ?? DEFAULTS.source;
  const farsideUrl = given(env.ETF_DIGEST_FARSIDE_URL) ?? file.settings.farsideUrl;
  const farsideUrlFrom = given(env.ETF_DIGEST_FARSIDE_URL) ? 'ETF_DIGEST_FARSIDE_URL' : 'farsideUrl';
  return Object.freeze({
    db,
    out,
    now: readNow(flags.now ?? given(env.ETF_DIGEST_NOW), clock),
    sources: sources.split(',').map((id) => id.trim()),
    assets: readAssets(flags.asset ?? given(env.ETF_DIGEST_ASSET) ?? file.settings.asset ?? DEFAULTS.asset),
    baseUrls: farsideUrl === undefined ? {} : { farside: readUrl(farsideUrl, farsideUrlFrom) },
    disclaimer: env.ETF_DIGEST_DISCLAIMER ?? file.settings.disclaimer ?? DEFAULTS.disclaimer,
    strict: flags.strict ?? false,
    empty: flags.empty ?? false,
  });
}

/** An environment variable that is set to nothing counts as not set. */
const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function readSettings(named: string | undefined, cwd: string): { settings: FileSettings; folder: string } {
  const file = path.resolve(cwd, named ?? SETTINGS_FILE);
  if (!existsSync(file)) {
    if (named === undefined) return { settings: {}, folder: cwd };
    throw new UsageError('the settings file does not exist', {
      source: file,
      mend: 'check --config or ETF_DIGEST_CONFIG',
    });
  }
  const read = FILE_SHAPE.safeParse(readJson(file));
  if (read.success) return { settings: read.data, folder: path.dirname(file) };
  throw new UsageError('the settings file is not understood', {
    source: file,
    expected: `any of ${Object.keys(FILE_SHAPE.shape).join(', ')}`,
    got: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new UsageError(`the settings file ${what}`, { source: file, got: String(cause), cause });
  }
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

function readUrl(text: string, setting: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare = url && !url.username && !url.password && !url.search && !url.hash;
  if (bare && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '');
  throw new UsageError('this is not the address of a publisher', {
    source: setting,
    expected: 'an http or https address without a name, a password, ? or #',
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
