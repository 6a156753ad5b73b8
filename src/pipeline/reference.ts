import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { EtfDigestError } from '../errors.ts';
import { type Calendar, createCalendar } from '../model/calendar.ts';
import type { Asset } from '../model/flow.ts';
import { createRegistry, type FundRegistry } from '../model/funds.ts';
import { isDay } from '../model/time.ts';
import { createFill, type Fill } from '../render/template.ts';

/** What the program carries with it, read once a run. */
export interface Reference {
  calendar: Calendar;
  registry: FundRegistry;
  fill: Fill;
  /** the texts that words are made of: templates and the names of the funds */
  wording: readonly string[];
  /** the bundled history of an asset, as its file holds it */
  bundledHistory(asset: Asset): Uint8Array;
}

const day = z.string().refine(isDay, 'a date YYYY-MM-DD');
const CLOSURES = z.object({
  years: z.array(z.int()).min(1),
  closures: z.array(z.object({ day, reason: z.string(), reasonZh: z.string() })),
});
const FUNDS = z
  .array(
    z.object({
      asset: z.enum(['BTC', 'ETH']),
      ticker: z.string().min(1),
      issuer: z.string(),
      issuerZh: z.string(),
      nameZh: z.string().min(1),
      shortZh: z.string().min(1),
      fund: z.string(),
      feePct: z.string().nullable(),
      firstFlowDay: day.nullable(),
      formerTickers: z.array(z.string()),
      closedDay: day.nullable(),
    }),
  )
  .min(1);

const ROOT = new URL('../../', import.meta.url);

/** Reads funds, closures and templates; throws EtfDigestError naming a damaged file. */
export function loadReference(): Reference {
  const { years, closures } = readJson('data/closures.json', CLOSURES);
  const funds = readJson('data/funds.json', FUNDS);
  const templates = readTemplates();
  return {
    calendar: createCalendar({ years, closures }),
    registry: createRegistry(funds),
    fill: createFill(templates),
    wording: [JSON.stringify(templates), JSON.stringify(funds)],
    bundledHistory: (asset) => readFileSync(new URL(`data/history/${asset.toLowerCase()}.csv`, ROOT)),
  };
}

function readJson<T>(file: string, shape: z.ZodType<T>): T {
  const read = shape.safeParse(JSON.parse(readFileSync(new URL(file, ROOT), 'utf8')));
  if (read.success) return read.data;
  throw new EtfDigestError('the file is damaged', { source: file, got: z.prettifyError(read.error) });
}

function readTemplates(): Record<string, string> {
  const folder = new URL('templates/', ROOT);
  const files = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -'.hbs'.length), readFileSync(new URL(name, folder), 'utf8')]),
  );
}
