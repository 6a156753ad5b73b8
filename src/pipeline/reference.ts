import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Calendar, createCalendar } from '../model/calendar.ts';
import type { Asset } from '../model/flow.ts';
import { createRegistry, type Fund, type FundRegistry } from '../model/funds.ts';
import type { Lang } from '../model/lang.ts';
import { createTemplates, type Templates } from '../render/template.ts';
import type { Language } from '../render/words/language.ts';
import { languageOf } from '../render/words/languages.ts';
import { CLOSURE_TABLE, fundAmong, type OwnClosures, type OwnFund } from '../settings/own-data.ts';
import { SOURCES } from '../sources/index.ts';
import { withOwnClosures, withOwnFunds } from './own-data.ts';
import { DATA, loadAssets, readJson } from './read-data.ts';
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

/** By source id; each publisher that covers the asset names all that its addresses are made of, and nothing else. */
const PUBLISHERS = z.strictObject(
  Object.fromEntries(SOURCES.map(({ id, ids }) => [id, z.record(z.enum(ids), z.string().min(1)).optional()])),
);
const COVERAGE = z.array(z.object({ publishers: PUBLISHERS }));

/** What of the settings the data depend on. */
export interface Chosen {
  lang: Lang;
  /** the folder of an editor's own templates */
  templates: string | null;
  /** the user's own, beside those of the folder */
  closures?: OwnClosures | null;
  funds?: readonly OwnFund[] | null;
}

/**
 * Reads assets, funds, closures and templates; funds and closures of the settings file come beside those of the folder.
 *
 * @param folder of the data; that which comes along unless another is named
 * @throws EtfDigestError naming a damaged file
 */
export function loadReference(
  { lang, templates, closures, funds: own }: Chosen = { lang: 'zh-Hans', templates: null },
  folder: URL = DATA,
): Reference {
  const table = readJson('closures.json', folder, CLOSURE_TABLE);
  const assets = loadAssets(folder);
  readJson('assets.json', folder, COVERAGE);
  const ours = readJson('funds.json', folder, fundsOf(assets.map(({ code }) => code)));
  const funds = withOwnFunds(ours, own ?? []);
  const registry = createRegistry(assets, funds);
  const names = assets.map((asset) => asset.names);
  const read = readTemplates(lang, templates);
  return {
    calendar: createCalendar(closures ? withOwnClosures(table, closures) : table),
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

const shapes = new Map<string, z.ZodType<readonly Fund[]>>();

/** The list of funds of some assets; its shape takes longer to make than the list to read. */
function fundsOf(codes: readonly Asset[]): z.ZodType<readonly Fund[]> {
  const key = codes.join();
  const shape = shapes.get(key) ?? z.array(fundAmong(codes));
  shapes.set(key, shape);
  return shape;
}

const known = new Map<string, Templates>();

/** The same files are compiled once in a process. */
function compiled({ texts, files, own }: TemplateFiles): Templates {
  const key = JSON.stringify([texts, [...files], own]);
  const templates = known.get(key) ?? createTemplates(texts, files, own);
  known.set(key, templates);
  return templates;
}
