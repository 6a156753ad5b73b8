import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { EtfDigestError } from '../errors.ts';
import type { AssetEntry } from '../model/assets.ts';
import { LANGS } from '../model/lang.ts';
import { day } from '../settings/own-data.ts';

/** The folder of the data that come along. */
export const DATA = new URL('../../data/', import.meta.url);

const ASSET_NAMES = z.object({ etfs: z.string().min(1), coin: z.string().min(1) });
const PUBLISHERS = z.record(z.string(), z.record(z.string(), z.string().min(1)));
const ASSETS = z
  .array(
    z
      .object({
        code: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/),
        default: z.boolean(),
        launchDay: day,
        names: z.record(z.enum(LANGS), ASSET_NAMES),
        publishers: PUBLISHERS,
      })
      .transform(({ default: isDefault, ...entry }): AssetEntry => ({ ...entry, isDefault })),
  )
  .min(1);

/** Reads the list of assets; throws EtfDigestError when the file is damaged. */
export function loadAssets(folder: URL = DATA): AssetEntry[] {
  return readJson('assets.json', folder, ASSETS);
}

/** What a file of a shape held when it was last read. */
const known = new WeakMap<z.ZodType, { text: string; data: unknown }>();

/** Reads a file of the data; the same text is looked into once. Throws EtfDigestError naming the file when it is damaged. */
export function readJson<T>(file: string, folder: URL, shape: z.ZodType<T>): T {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const before = known.get(shape);
  if (before?.text === text) return before.data as T;
  const read = shape.safeParse(JSON.parse(text));
  if (read.success) {
    known.set(shape, { text, data: read.data });
    return read.data;
  }
  throw new EtfDigestError('the file is damaged', {
    source: `data/${file}`,
    got: z.prettifyError(read.error),
  });
}
