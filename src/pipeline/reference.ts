import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { AssetEntry } from '../model/assets.ts';
import { type Calendar, createCalendar } from '../model/calendar.ts';
import type { Asset } from '../model/flow.ts';
import { createRegistry, type FundRegistry } from '../model/funds.ts';
import { LANGS, type Lang } from '../model/lang.ts';
import { createTemplates, type Templates } from '../render/template.ts';
import type { Language } from '../render/words/language.ts';
import { languageOf } from '../render/words/languages.ts';
import { SOURCES } from '../sources/index.ts';
import { DATA, day, loadAssets, readJson } from './read-data.ts';
import { readTemplates, type TemplateFiles } from './template-files.ts';

/** What the program carries with it, read once a run. */
export interface Reference {
  calendar: Calendar;
  registry: FundRegistry;
  language: Language;
  templates: Templates;
  /** the texts that words are made of: language, templates and the names of assets and funds */
  wording: readonly string[];
  /** the bundled history of an asset, as its file holds it; null where none comes along */
  bundledHistory(asset: Asset): Uint8Array | null;
}

const CLOSURES = z.object({
  years: z.array(z.int()).min(1),
  closures: z.array(z.object({ day, reason: z.record(z.enum(LANGS), z.string().min(1)) })),
});
/** By source id; each publisher that covers the asset names all that its addresses are made of, and nothing else. */
const PUBLISHERS = z.strictObject(
  Object.fromEntries(SOURCES.map(({ id, ids }) => [id, z.record(z.enum(ids), z.string().min(1)).optional()])),
);
const COVERAGE = z.array(z.object({ publishers: PUBLISHERS }));
const FUND_NAME = z.object({ full: z.string().min(1), short: z.string().min(1) });
const fundsOf = (assets: readonly AssetEntry[]) =>
  z.array(
    z.object({
      asset: z.enum(assets.map(({ code }) => code)),
      ticker: z.string().min(1),
      issuer: z.string(),
      names: z.record(z.enum(LANGS), FUND_NAME),
      fund: z.string(),
      feePct: z.string().nullable(),
      firstFlowDay: day.nullable(),
      formerTickers: z.array(z.string()),
      closedDay: day.nullable(),
    }),
  );

/** The language of the texts, and the folder of an editor's own templates. */
export interface Wording {
  lang: Lang;
  templates: string | null;
}

/**
 * Reads assets, funds, closures and templates.
 *
 * @param folder of the data; that which comes along unless another is named
 * @throws EtfDigestError naming a damaged file
 */
export function loadReference(
  { lang, templates }: Wording = { lang: 'zh-Hans', templates: null },
  folder: URL = DATA,
): Reference {
  const { years, closures } = readJson('closures.json', folder, CLOSURES);
  const assets = loadAssets(folder);
  readJson('assets.json', folder, COVERAGE);
  const funds = readJson('funds.json', folder, fundsOf(assets));
  const registry = createRegistry(assets, funds);
  const names = assets.map((asset) => asset.names);
  const read = readTemplates(lang, templates);
  return {
    calendar: createCalendar({ years, closures }),
    registry,
    language: languageOf(lang, registry),
    templates: compiled(read),
    wording: [lang, JSON.stringify(read.texts), JSON.stringify(funds), JSON.stringify(names)],
    bundledHistory: (asset) => {
      const file = new URL(`history/${asset.toLowerCase()}.csv`, folder);
      return existsSync(file) ? readFileSync(file) : null;
    },
  };
}

const known = new Map<string, Templates>();

/** The same files are compiled once in a process. */
function compiled({ texts, files, own }: TemplateFiles): Templates {
  const key = JSON.stringify([texts, [...files], own]);
  const templates = known.get(key) ?? createTemplates(texts, files, own);
  known.set(key, templates);
  return templates;
}
