import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { EtfDigestError } from '../errors.ts';
import { type Calendar, createCalendar } from '../model/calendar.ts';
import type { Asset } from '../model/flow.ts';
import { createRegistry, type FundRegistry } from '../model/funds.ts';
import { LANGS, type Lang } from '../model/lang.ts';
import { isDay } from '../model/time.ts';
import { createTemplates, type Templates } from '../render/template.ts';
import type { Language } from '../render/words/language.ts';
import { languageOf } from '../render/words/languages.ts';
import { readTemplates } from './template-files.ts';

/** What the program carries with it, read once a run. */
export interface Reference {
  calendar: Calendar;
  registry: FundRegistry;
  language: Language;
  templates: Templates;
  /** the texts that words are made of: language, templates and the names of the funds */
  wording: readonly string[];
  /** the bundled history of an asset, as its file holds it */
  bundledHistory(asset: Asset): Uint8Array;
}

const day = z.string().refine(isDay, 'a date YYYY-MM-DD');
const CLOSURES = z.object({
  years: z.array(z.int()).min(1),
  closures: z.array(z.object({ day, reason: z.record(z.enum(LANGS), z.string().min(1)) })),
});
const FUND_NAME = z.object({ full: z.string().min(1), short: z.string().min(1) });
const FUNDS = z
  .array(
    z.object({
      asset: z.enum(['BTC', 'ETH']),
      ticker: z.string().min(1),
      issuer: z.string(),
      names: z.record(z.enum(LANGS), FUND_NAME),
      fund: z.string(),
      feePct: z.string().nullable(),
      firstFlowDay: day.nullable(),
      formerTickers: z.array(z.string()),
      closedDay: day.nullable(),
    }),
  )
  .min(1);

const ROOT = new URL('../../', import.meta.url);

/** The language of the texts, and the folder of an editor's own templates. */
export interface Wording {
  lang: Lang;
  templates: string | null;
}

/** Reads funds, closures and templates; throws EtfDigestError naming a damaged file. */
export function loadReference(
  { lang, templates }: Wording = { lang: 'zh-Hans', templates: null },
): Reference {
  const { years, closures } = readJson('data/closures.json', CLOSURES);
  const funds = readJson('data/funds.json', FUNDS);
  const { texts, files, own } = readTemplates(lang, templates);
  return {
    calendar: createCalendar({ years, closures }),
    registry: createRegistry(funds),
    language: languageOf(lang),
    templates: createTemplates(texts, files, own),
    wording: [lang, JSON.stringify(texts), JSON.stringify(funds)],
    bundledHistory: (asset) => readFileSync(new URL(`data/history/${asset.toLowerCase()}.csv`, ROOT)),
  };
}

function readJson<T>(file: string, shape: z.ZodType<T>): T {
  const read = shape.safeParse(JSON.parse(readFileSync(new URL(file, ROOT), 'utf8')));
  if (read.success) return read.data;
  throw new EtfDigestError('the file is damaged', { source: file, got: z.prettifyError(read.error) });
}
