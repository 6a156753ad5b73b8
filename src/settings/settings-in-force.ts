import { type Config, placesOf, resolveConfig, type Surroundings, settingsHere } from './config.ts';
import { ADDRESS } from './kinds.ts';
import { find, type Places } from './places.ts';
import { keyVariable, type Publisher, settingsOf } from './publishers.ts';
import type { Setting } from './setting.ts';

/** A setting as it is in force. */
export interface SettingInForce {
  /** as the settings file calls it, else its flag, else its variable */
  name: string;
  /** as the settings file would write it; a key is `set` or null, and never told */
  value: unknown;
  /** the flag, the variable, the settings file with its key, or `the default` */
  from: string;
}

/**
 * Every setting with its value and the place that gives it.
 * @throws UsageError as resolveConfig does
 */
export function settingsInForce(surroundings: Surroundings): SettingInForce[] {
  const config = resolveConfig(surroundings);
  const places = placesOf(surroundings);
  const own = Object.entries(settingsHere(surroundings)).map(([name, setting]) =>
    inForce(setting, places, config[name as keyof Config]),
  );
  return [...own, ...surroundings.publishers.flatMap((one) => publisherInForce(one, places, config))];
}

function inForce(setting: Setting, places: Places, value: unknown): SettingInForce {
  const written = typeof value === 'number' ? value / (setting.kind.units ?? 1) : value;
  return { name: nameOf(setting), value: written, from: find(setting, places)?.place ?? 'the default' };
}

/** A file of a key is told by its path, and a key by its being there. */
function publisherInForce(
  publisher: Publisher,
  places: Places,
  { baseUrls, keys }: Config,
): SettingInForce[] {
  const { id, defaultBaseUrl } = publisher;
  return settingsOf(publisher).map((setting) => {
    if (setting.kind === ADDRESS) return inForce(setting, places, baseUrls[id] ?? defaultBaseUrl);
    if (setting.variable === keyVariable(id)) return inForce(setting, places, id in keys ? 'set' : null);
    return inForce(setting, places, find(setting, places)?.value ?? null);
  });
}

function nameOf({ key, flag = '', variable = '' }: Setting): string {
  const [long = ''] = flag.split(' ');
  return key ?? (long.replace(/^--/, '') || variable);
}
