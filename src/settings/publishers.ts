import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { ADDRESS, KEY, PATH } from './kinds.ts';
import { check, find, type Places } from './places.ts';
import type { Setting } from './setting.ts';

/** What settings need to know of a publisher. */
export interface Publisher {
  id: string;
  defaultBaseUrl: string;
  /** null for one that takes no key */
  key: { required: boolean } | null;
  /** where the user names nobody; absent: it is asked where a key or an address sets it up */
  byDefault?: 'nightly' | 'stand-in' | 'never';
}

/** An id as the environment writes it: farside-copy is FARSIDE_COPY. */
const inVariables = (id: string): string => id.toUpperCase().replaceAll('-', '_');
/** An id as the settings file writes it: farside-copy is farsideCopy. */
const inFile = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The environment variable of a publisher's key; `…_FILE` names a file that holds it. */
export const keyVariable = (id: string): string => `ETF_DIGEST_${inVariables(id)}_KEY`;

const addressSetting = ({ id, defaultBaseUrl }: Publisher): Setting<string> => ({
  variable: `ETF_DIGEST_${inVariables(id)}_URL`,
  key: `${inFile(id)}Url`,
  kind: ADDRESS,
  otherwise: `\`${defaultBaseUrl}\``,
  description: `address of ${id}, in place of its own`,
});

/** A key stands in no settings file, which is shown and copied. */
const keySetting = ({ id }: Publisher): Setting<string> => ({
  variable: keyVariable(id),
  kind: KEY,
  otherwise: 'none',
  description: `key of ${id}`,
});

const keyFileSetting = ({ id }: Publisher): Setting<string> => ({
  variable: `${keyVariable(id)}_FILE`,
  key: `${inFile(id)}KeyFile`,
  kind: PATH,
  otherwise: 'none',
  description: `file that holds the key of ${id}`,
});

/** The settings of a publisher: its address, and its key where it takes one. */
export const settingsOf = (publisher: Publisher): Setting<string>[] => [
  addressSetting(publisher),
  ...(publisher.key ? [keySetting(publisher), keyFileSetting(publisher)] : []),
];

/** What is set of the publishers, by source id. */
export interface PublisherSettings {
  /** addresses that replace the publishers' own */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** never printed */
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * Reads each publisher's address and key; a key of the environment goes before one in a file.
 * @throws UsageError for an address that is none, and for a key that cannot be read or sent; none repeats the key
 */
export function readPublishers(publishers: readonly Publisher[], places: Places): PublisherSettings {
  const baseUrls: Record<string, string> = {};
  const keys: Record<string, string> = {};
  for (const publisher of publishers) {
    const address = find(addressSetting(publisher), places);
    const key = publisher.key && keyOf(publisher, places);
    if (address) baseUrls[publisher.id] = address.value;
    if (key) keys[publisher.id] = key;
  }
  return { baseUrls, keys };
}

function keyOf(publisher: Publisher, places: Places): string | undefined {
  const key = find(keySetting(publisher), places);
  if (key) return key.value;
  const file = find(keyFileSetting(publisher), places);
  return file && check(KEY, readKey(file.value, file.place), file.place);
}

function readKey(file: string, place: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError('the file of the key cannot be read', {
      source: place,
      got: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}
