import path from 'node:path';
import { UsageError } from '../errors.ts';
import type { Kind, Setting } from './setting.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings file as it stands. */
export interface SettingsFile {
  /** its path; null where there is none */
  name: string | null;
  /** where its relative paths begin, and those of the defaults */
  folder: string;
  settings: Readonly<Record<string, unknown>>;
}

/** The three places that settings come from. */
export interface Places {
  flags: Readonly<Record<string, string | boolean | undefined>>;
  env: Environment;
  file: SettingsFile;
  /** where the relative paths of flags and of the environment begin */
  cwd: string;
  /** the system, by Node's name */
  platform: string;
}

/** A value, and the place that gives it. */
export interface Found<T> {
  value: T;
  place: string;
}

/**
 * The value of a setting: its flag, else the environment, else the settings file, else its default; undefined where it has
 * none of them.
 *
 * @throws UsageError for a value that its kind refuses
 */
export function find<T>(setting: Setting<T>, places: Places): Found<T> | undefined {
  const { kind } = setting;
  const given = givenBy(setting, places);
  if (!given) return undefined;
  const value = check(kind, given.value, given.place);
  if (!kind.isPath || typeof value !== 'string') return { place: given.place, value };
  if (isForeignPath(value, places.platform)) throw foreignPath(given.place, value);
  return { place: given.place, value: path.resolve(given.folder, value) as T };
}

interface Given extends Found<unknown> {
  folder: string;
}

function givenBy(setting: Setting, { flags, env, file, cwd }: Places): Given | undefined {
  const { flag = '', variable = '', key = '', kind } = setting;
  const asFiled = (text: string) => kind.fromText?.(text) ?? text;
  const [place = ''] = flag.split(' ');
  const flagged = flags[place.replace('--', '')];
  if (flagged !== undefined)
    return { place, folder: cwd, value: typeof flagged === 'string' ? asFiled(flagged) : flagged };
  const text = env[variable];
  if (text || (text === '' && kind.takesEmpty)) return { place: variable, folder: cwd, value: asFiled(text) };
  const { folder } = file;
  if (key in file.settings) return { place: filed(file.name, key), folder, value: file.settings[key] };
  return 'default' in setting ? { place: 'the default', folder, value: setting.default } : undefined;
}

/** Whether a path is written for Windows where the system is another: it would make a file with a strange name. */
const isForeignPath = (file: string, platform: string): boolean =>
  platform !== 'win32' && /^[a-z]:[\\/]|\\/i.test(file);

const foreignPath = (place: string, value: string): UsageError =>
  new UsageError('this is a path of Windows, and the system is another', {
    source: place,
    expected: 'a path with /, such as data/etf-digest.db',
    got: JSON.stringify(value),
  });

/** How a message names a key of the settings file. */
export const filed = (file: string | null, key: string): string => `${file}, ${key}`;

/** @throws UsageError that names the place, what was expected, and what of the value may be repeated */
export function check<T>(kind: Kind<T>, value: unknown, place: string): T {
  const read = kind.schema.safeParse(value);
  if (read.success) return read.data;
  throw new UsageError(kind.refusal, {
    source: place,
    expected: kind.expected,
    got: kind.repeat?.(value) ?? JSON.stringify(value),
  });
}
