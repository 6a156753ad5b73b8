import path from 'node:path';
import { EtfDigestError } from '../errors.ts';
import type { AssetEntry } from '../model/assets.ts';
import type { Asset } from '../model/flow.ts';
import type { ByLang } from '../model/lang.ts';
import type { Instant } from '../model/time.ts';
import { DEFAULT_FILE, readSettings } from './file.ts';
import { type Environment, find, type Places } from './places.ts';
import { type Publisher, type PublisherSettings, readPublishers, settingsOf } from './publishers.ts';
import type { Setting } from './setting.ts';
import { CHECKOUT, type Machine, storePlace } from './store-place.ts';
import { type Flags, SETTINGS, type Settled, settingsWith } from './table.ts';

/** Every setting, resolved: flag, else environment, else settings file, else default. */
export interface Config extends Settled, PublisherSettings {
  /** the settings file, whether or not it is there */
  readonly settingsPath: string;
  /** where every rule about time takes its "now" from */
  readonly now: Instant;
  /** it is what the machine's clock says, which may be wrong */
  readonly isMachineTime: boolean;
  /** source ids in order of preference, stand-ins among them */
  readonly sources: readonly string[];
  /** a flag of the command names them: it asks for these and no other */
  readonly isSourceAsked: boolean;
  /** those that are asked only where no other gave the day, or where history has a hole that no other fills */
  readonly standIns: readonly string[];
  /** those that the user named or set up; the default asks the others by itself */
  readonly chosen: readonly string[];
  readonly assets: readonly Asset[];
  /** the line at the foot of a digest; empty for none */
  readonly disclaimer: string;
}

/** What is around the process: the only places that settings come from. */
export interface Surroundings {
  flags: Flags;
  env: Environment;
  cwd: string;
  machine?: Machine;
  clock: Instant;
  /** the clock is the machine's, which may be wrong; absent: a test has set it */
  isMachineClock?: boolean;
  /** those that can be read, in the default order of preference */
  publishers: readonly Publisher[];
  /** those that can be chosen, in their order */
  assets: readonly AssetEntry[];
}

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
  const { clock, cwd, isMachineClock = false, publishers, assets } = surroundings;
  const places = placesOf(surroundings);
  const settled = settle(places, settingsHere(surroundings));
  refuseNodeModules(settled.db, '--db');
  refuseNodeModules(settled.out, '--out');
  const theirs = readPublishers(publishers, places);
  return Object.freeze({
    ...settled,
    ...theirs,
    settingsPath: places.file.name ?? path.join(cwd, DEFAULT_FILE),
    now: settled.now ?? clock,
    isMachineTime: settled.now === null && isMachineClock,
    isSourceAsked: surroundings.flags.source !== undefined,
    ...(settled.sources ? byName(settled.sources) : byDefault(publishers, theirs)),
    assets: settled.assets ?? assets.filter(({ isDefault }) => isDefault).map(({ code }) => code),
    disclaimer: settled.disclaimer ?? DISCLAIMERS[settled.lang],
  });
}

/**
 * The places that settings come from, the settings file read.
 * @throws UsageError for a settings file that is named and not there, or not understood
 */
export function placesOf({ flags, env, cwd, publishers, assets, machine = CHECKOUT }: Surroundings): Places {
  const beside = { flags, env, cwd, platform: machine.platform };
  const named = find(SETTINGS.settingsFile, { ...beside, file: { name: null, folder: cwd, settings: {} } });
  return { ...beside, file: readSettings(named?.value, cwd, everySetting(publishers, assets)) };
}

/** Whether somebody chose a publisher: by naming it, by its key, or by its address where the default does not ask it. */
export const isSetUp = (source: string, { chosen }: Config): boolean => chosen.includes(source);

/** The table of settings with the defaults of the machine that the program runs on. */
export const settingsHere = ({ assets, env, machine = CHECKOUT }: Surroundings) =>
  settingsWith(assets, storePlace(machine, env));

function settle(places: Places, settings: Readonly<Record<string, Setting>>): Settled {
  const values = Object.entries(settings).map(([name, setting]) => [
    name,
    find<unknown>(setting, places)?.value ?? null,
  ]);
  return Object.fromEntries(values) as Settled;
}

type Asked = Pick<Config, 'sources' | 'standIns' | 'chosen'>;

const byName = (ids: readonly string[]): Asked => ({ sources: ids, standIns: [], chosen: ids });

/** Those of every night, then the stand-ins, then whichever others are set up. */
function byDefault(publishers: readonly Publisher[], theirs: PublisherSettings): Asked {
  const idsOf = (wanted: (publisher: Publisher) => boolean) => publishers.filter(wanted).map(({ id }) => id);
  const nightly = idsOf((publisher) => publisher.byDefault === 'nightly');
  const standIns = idsOf((publisher) => publisher.byDefault === 'stand-in');
  const others = idsOf((publisher) => !publisher.byDefault && mayAnswer(publisher, theirs));
  const keyed = idsOf(({ id }) => id in theirs.keys);
  return {
    sources: [...nightly, ...standIns, ...others],
    standIns,
    chosen: [...new Set([...others, ...keyed])],
  };
}

/** An address alone does not set up a publisher that answers only with a key. */
const mayAnswer = ({ id, key }: Publisher, { baseUrls, keys }: PublisherSettings): boolean =>
  id in keys || (id in baseUrls && !key?.required);

function refuseNodeModules(file: string, setting: string): void {
  if (!file.split(path.sep).includes('node_modules')) return;
  throw new EtfDigestError('nothing is kept inside node_modules: the next install would remove it', {
    source: setting,
    got: file,
    mend: `name another place with ${setting}`,
  });
}
