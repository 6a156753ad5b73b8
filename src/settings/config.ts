import path from 'node:path';
import { EtfDigestError } from '../errors.ts';
import type { AssetEntry } from '../model/assets.ts';
import type { Asset } from '../model/flow.ts';
import type { ByLang } from '../model/lang.ts';
import type { Instant } from '../model/time.ts';
import { readSettings } from './file.ts';
import { type Environment, find, type Places } from './places.ts';
import { type Publisher, type PublisherSettings, readPublishers, settingsOf } from './publishers.ts';
import type { Setting } from './setting.ts';
import { type Flags, SETTINGS, type Settled, settingsWith } from './table.ts';

/** Every setting, resolved: flag, else environment, else settings file, else default. */
export interface Config extends Settled, PublisherSettings {
  /** where every rule about time takes its "now" from */
  readonly now: Instant;
  /** source ids in order of preference */
  readonly sources: readonly string[];
  /** the sources were named, and not taken from the default */
  readonly hasNamedSources: boolean;
  readonly assets: readonly Asset[];
  /** the line at the foot of a digest; empty for none */
  readonly disclaimer: string;
}

/** What is around the process: the only places that settings come from. */
export interface Surroundings {
  flags: Flags;
  env: Environment;
  cwd: string;
  clock: Instant;
  /** those that can be read, in the default order of preference */
  publishers: readonly Publisher[];
  /** those that can be chosen, in their order */
  assets: readonly AssetEntry[];
}

/** The publisher that is asked without being set up. */
const ALWAYS_ASKED = 'farside';

/** The line at the foot of a digest where none is set. */
export const DISCLAIMERS: ByLang<string> = {
  'zh-Hans': '以上为公开数据整理，不构成投资建议。',
  'zh-Hant': '以上為公開資料整理，不構成投資建議。',
  en: 'Compiled from public data. Not investment advice.',
};

/** Every setting that there is with these publishers and assets. */
export const everySetting = (
  publishers: readonly Publisher[],
  assets: readonly AssetEntry[],
): readonly Setting[] => [...Object.values(settingsWith(assets)), ...publishers.flatMap(settingsOf)];

/**
 * Resolves the settings.
 * @throws UsageError for a value that cannot be understood, naming where it stands and what is taken there
 */
export function resolveConfig(surroundings: Surroundings): Config {
  const { clock, publishers, assets } = surroundings;
  const places = placesOf(surroundings);
  const settled = settle(places, assets);
  refuseNodeModules(settled.db, '--db');
  refuseNodeModules(settled.out, '--out');
  const theirs = readPublishers(publishers, places);
  return Object.freeze({
    ...settled,
    ...theirs,
    now: settled.now ?? clock,
    sources: settled.sources ?? setUp(publishers, theirs),
    hasNamedSources: settled.sources !== null,
    assets: settled.assets ?? assets.filter(({ isDefault }) => isDefault).map(({ code }) => code),
    disclaimer: settled.disclaimer ?? DISCLAIMERS[settled.lang],
  });
}

/**
 * The places that settings come from, the settings file read.
 * @throws UsageError for a settings file that is named and not there, or not understood
 */
export function placesOf({ flags, env, cwd, publishers, assets }: Surroundings): Places {
  const beside = { flags, env, cwd };
  const named = find(SETTINGS.settingsFile, { ...beside, file: { name: null, folder: cwd, settings: {} } });
  return { ...beside, file: readSettings(named?.value, cwd, everySetting(publishers, assets)) };
}

/** Whether somebody chose a publisher: by naming it, by its key or by its address. */
export const isSetUp = (source: string, { sources, hasNamedSources, keys, baseUrls }: Config): boolean =>
  source in keys || source in baseUrls || (hasNamedSources && sources.includes(source));

function settle(places: Places, assets: readonly AssetEntry[]): Settled {
  const values = Object.entries(settingsWith(assets)).map(([name, setting]) => [
    name,
    find<unknown>(setting, places)?.value ?? null,
  ]);
  return Object.fromEntries(values) as Settled;
}

const setUp = (publishers: readonly Publisher[], { baseUrls, keys }: PublisherSettings): string[] =>
  publishers.map(({ id }) => id).filter((id) => id === ALWAYS_ASKED || id in baseUrls || id in keys);

function refuseNodeModules(file: string, setting: string): void {
  if (!file.split(path.sep).includes('node_modules')) return;
  throw new EtfDigestError('nothing is kept inside node_modules: the next install would remove it', {
    source: setting,
    got: file,
    mend: `name another place with ${setting}`,
  });
}
