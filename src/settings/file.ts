import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { UsageError } from '../errors.ts';
import { check, filed, type SettingsFile } from './places.ts';
import type { Setting } from './setting.ts';

/** The settings file in the working folder where no other is named. */
export const DEFAULT_FILE = 'etf-digest.json';

/**
 * Reads the settings file: the named one, else etf-digest.json in the working folder if it is there. All of it is checked,
 * also what a flag or the environment goes before.
 *
 * @throws UsageError when a named file is absent, or the file is not understood
 */
export function readSettings(
  named: string | undefined,
  cwd: string,
  settings: readonly Setting[],
): SettingsFile {
  const name = named ?? path.join(cwd, DEFAULT_FILE);
  if (existsSync(name))
    return { name, folder: path.dirname(name), settings: checked(readJson(name), name, settings) };
  if (named === undefined) return { name: null, folder: cwd, settings: {} };
  throw new UsageError('the settings file does not exist', {
    source: name,
    mend: 'check --config or ETF_DIGEST_CONFIG',
  });
}

function checked(json: unknown, file: string, settings: readonly Setting[]): Record<string, unknown> {
  const keyed = settings.flatMap(({ key, kind }) => (key ? [{ key, kind }] : []));
  const shape = z.strictObject(Object.fromEntries(keyed.map(({ key }) => [key, z.unknown().optional()])));
  const read = shape.safeParse(json);
  if (!read.success)
    throw new UsageError('the settings file is not understood', {
      source: file,
      expected: `any of ${keyed.map(({ key }) => key).join(', ')}`,
      got: read.error.issues.map(({ message }) => message).join('; '),
    });
  for (const { key, kind } of keyed) if (key in read.data) check(kind, read.data[key], filed(file, key));
  return read.data;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    // the parser's message repeats a piece of the file
    const got = cause instanceof SyntaxError ? 'text that does not parse' : String(cause);
    throw new UsageError(`the settings file ${what}`, { source: file, got, cause });
  }
}
