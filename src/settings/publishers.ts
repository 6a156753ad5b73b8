import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.ts';
import type { FileSettings } from './file.ts';

/** Every publisher that has settings, in the default order of preference. */
export const PUBLISHERS = ['farside', 'sosovalue', 'theblock', 'cryptoetf', 'coinglass'] as const;
type Publisher = (typeof PUBLISHERS)[number];

const URL_VARIABLES: Record<Publisher, string> = {
  farside: 'ETF_DIGEST_FARSIDE_URL',
  sosovalue: 'ETF_DIGEST_SOSOVALUE_URL',
  theblock: 'ETF_DIGEST_THEBLOCK_URL',
  cryptoetf: 'ETF_DIGEST_CRYPTOETF_URL',
  coinglass: 'ETF_DIGEST_COINGLASS_URL',
};

/** Each also as `…_FILE`, which names a file that holds the key. */
const KEY_VARIABLES = [
  ['sosovalue', 'ETF_DIGEST_SOSOVALUE_KEY', 'ETF_DIGEST_SOSOVALUE_KEY_FILE'],
  ['cryptoetf', 'ETF_DIGEST_CRYPTOETF_KEY', 'ETF_DIGEST_CRYPTOETF_KEY_FILE'],
  ['coinglass', 'ETF_DIGEST_COINGLASS_KEY', 'ETF_DIGEST_COINGLASS_KEY_FILE'],
] as const;

/** The environment variable of a publisher's key; null for one that takes none. */
export function keyVariable(id: string): string | null {
  return KEY_VARIABLES.find(([known]) => known === id)?.[1] ?? null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Addresses that replace the publishers' own, and their keys, both by source id. */
export interface PublisherSettings {
  baseUrls: Readonly<Record<string, string>>;
  keys: Readonly<Record<string, string>>;
}

/**
 * Reads each publisher's address and key: the environment before the settings file. A key stands in the environment or in
 * a file of its own, and no message repeats it.
 *
 * @throws UsageError for an address that is none, and for a key that cannot be read or sent
 */
export function publisherSettings(
  file: { settings: FileSettings; folder: string },
  env: Environment,
  cwd: string,
): PublisherSettings {
  const baseUrls = PUBLISHERS.flatMap((id) => {
    const variable = URL_VARIABLES[id];
    const [url, setting] = env[variable]
      ? [env[variable], variable]
      : [file.settings[`${id}Url`], `${id}Url`];
    return url ? [[id, readUrl(url, setting)]] : [];
  });
  const keys = KEY_VARIABLES.flatMap((variables) => {
    const key = keyOf(variables, file, env, cwd);
    return key ? [[variables[0], key]] : [];
  });
  return { baseUrls: Object.fromEntries(baseUrls), keys: Object.fromEntries(keys) };
}

function keyOf(
  [id, variable, fileVariable]: (typeof KEY_VARIABLES)[number],
  { settings, folder }: { settings: FileSettings; folder: string },
  env: Environment,
  cwd: string,
): string | null {
  const given = env[variable];
  if (given) return sendable(given, variable);
  const named = env[fileVariable];
  if (named) return sendable(readKeyFile(path.resolve(cwd, named), fileVariable), fileVariable);
  const filed = settings[`${id}KeyFile`];
  return filed ? sendable(readKeyFile(path.resolve(folder, filed), `${id}KeyFile`), `${id}KeyFile`) : null;
}

function readKeyFile(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError('the file of the key cannot be read', {
      source: setting,
      got: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}

/** A short key would be found in ordinary text, and taken out of it. */
const SHORTEST_KEY = 8;

function sendable(text: string, setting: string): string {
  const key = text.trim();
  if (key.length >= SHORTEST_KEY && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new UsageError('this is not a key', {
    source: setting,
    expected: `${SHORTEST_KEY} or more printable characters on one line, no spaces`,
    got: `${key.length} characters, not repeated here`,
  });
}

function readUrl(text: string, setting: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare = url && !url.username && !url.password && !url.search && !url.hash;
  if (bare && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '');
  throw new UsageError('this is not the address of a publisher', {
    source: setting,
    expected: 'an http or https address without a name, a password, ? or #',
    got: url ? `an address that begins with ${url.protocol}` : 'text that is no address',
  });
}
