/** The languages that a digest is told in; zh-Hans is the reference. */
export const LANGS = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** What differs from language to language. */
export type ByLang<T> = Readonly<Record<Lang, T>>;

/** How else people and systems write them (BCP 47, POSIX): Taiwan, Hong Kong and Macau write traditional characters. */
const WRITTEN: readonly [RegExp, Lang][] = [
  [/^zh-(?:hant|tw|hk|mo)(?:-|$)/, 'zh-Hant'],
  [/^zh(?:-(?:hans|cn|sg|my)(?:-\w+)?)?$/, 'zh-Hans'],
  [/^en(?:-[a-z]{2})?$/, 'en'],
];

/** The language that a tag means, in letters of either case: `zh`, `zh-CN`, `zh_TW.UTF-8`, `en-US`; null for another. */
export function langOf(tag: string): Lang | null {
  const plain = tag
    .trim()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  return WRITTEN.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
