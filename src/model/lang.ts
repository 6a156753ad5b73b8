/** The languages that a digest is told in; zh-Hans is the reference. */
export const LANGS = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** What differs from language to language. */
export type ByLang<T> = Readonly<Record<Lang, T>>;
