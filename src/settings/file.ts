import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { UsageError } from '../errors.ts';
import { LANGS, langOf } from '../model/lang.ts';

const text = z.string().min(1).optional();

const SHAPE = z.strictObject({
  db: text,
  out: text,
  templates: text,
  sources: z.array(z.string().min(1)).min(1).optional(),
  asset: z.enum(['btc', 'eth', 'all']).optional(),
  lang: z
    .string()
    .refine((tag) => langOf(tag) !== null, `one of ${LANGS.join(', ')}`)
    .optional(),
  colors: z.enum(['red-up', 'green-up']).optional(),
  disclaimer: z.string().optional(),
  timeoutSeconds: z.int().min(1).max(600).optional(),
  keepSnapshotsDays: z.int().min(1).optional(),
  farsideUrl: text,
  sosovalueUrl: text,
  theblockUrl: text,
  cryptoetfUrl: text,
  coinglassUrl: text,
  sosovalueKeyFile: text,
  cryptoetfKeyFile: text,
  coinglassKeyFile: text,
});

/** The settings file as it stands; every setting may be absent. Keys are named by their file, never written in it. */
export type FileSettings = z.infer<typeof SHAPE>;

const DEFAULT_FILE = 'etf-digest.json';

/**
 * Reads the settings file: the named one, else etf-digest.json in the working folder if it is there.
 *
 * @returns the settings and the folder that their relative paths begin at
 * @throws UsageError when a named file is absent, or the file is not understood
 */
export function readSettings(
  named: string | undefined,
  cwd: string,
): { settings: FileSettings; folder: string } {
  const file = path.resolve(cwd, named ?? DEFAULT_FILE);
  if (!existsSync(file)) {
    if (named === undefined) return { settings: {}, folder: cwd };
    throw new UsageError('the settings file does not exist', {
      source: file,
      mend: 'check --config or ETF_DIGEST_CONFIG',
    });
  }
  const read = SHAPE.safeParse(readJson(file));
  if (read.success) return { settings: read.data, folder: path.dirname(file) };
  throw new UsageError('the settings file is not understood', {
    source: file,
    expected: `any of ${Object.keys(SHAPE.shape).join(', ')}`,
    got: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
  });
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

/** An environment variable that is set to nothing counts as not set. */
export const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** @throws UsageError unless it is one of the two settings of the colours */
export function readColors(text: string): 'red-up' | 'green-up' {
  if (text === 'red-up' || text === 'green-up') return text;
  throw new UsageError('unknown colours', {
    source: '--colors / ETF_DIGEST_COLORS',
    expected: 'red-up or green-up',
    got: JSON.stringify(text),
  });
}

/**
 * Reads a whole number from the environment; undefined where it is not set.
 * @throws UsageError unless it is one from 1 to `most`
 */
export function readCount(
  env: Readonly<Record<string, string | undefined>>,
  setting: string,
  most: number,
): number | undefined {
  const text = given(env[setting]);
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw new UsageError('this is not a whole number', {
    source: setting,
    expected: `1 to ${most}`,
    got: JSON.stringify(text),
  });
}
