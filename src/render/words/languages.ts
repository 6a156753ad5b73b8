import type { Lang } from '../../model/lang.ts';
import { en } from './en.ts';
import type { Language } from './language.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

const LANGUAGES: Readonly<Record<Lang, () => Language>> = {
  'zh-Hans': () => zhHans,
  'zh-Hant': zhHant,
  en: () => en,
};

/** How a language says things. */
export function languageOf(lang: Lang): Language {
  return LANGUAGES[lang]();
}
