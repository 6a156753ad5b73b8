import { settingsOf } from '../../../src/settings/publishers.ts';
import { SOURCES } from '../../../src/sources/index.ts';

/** Nobody listens there, and a client is told so at once. */
export const NOWHERE = 'http://127.0.0.1:9';

const addresses = SOURCES.flatMap((source) => settingsOf(source).map(({ variable = '' }) => variable));

/** Every publisher's address leads nowhere: a test plays those that it needs. */
export const UNREACHABLE: Readonly<Record<string, string>> = Object.fromEntries(
  addresses.filter((variable) => variable.endsWith('_URL')).map((variable) => [variable, NOWHERE]),
);

/**
 * What a program that a test starts finds in its environment: Farside alone is asked. A test of the default sources sets
 * ETF_DIGEST_SOURCES to the empty text.
 */
export const NOBODY: Readonly<Record<string, string>> = { ...UNREACHABLE, ETF_DIGEST_SOURCES: 'farside' };
