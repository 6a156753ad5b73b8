import type { AssetRegistry } from '../../model/assets.ts';
import type { Lang } from '../../model/lang.ts';
import { en } from './en.ts';
import type { Language, Speech } from './language.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

const LANGUAGES: Readonly<Record<Lang, () => Speech>> = {
  'zh-Hans': () => zhHans,
  'zh-Hant': zhHant,
  en: () => en,
};

/** How a language says things, and what it calls the assets. */
export function languageOf(lang: Lang, { codes, namesOf }: AssetRegistry): Language {
  return { ...LANGUAGES[lang](), assets: new Map(codes.map((asset) => [asset, namesOf(asset, lang)])) };
}
