import type { Fund, FundName } from '../../src/model/funds.ts';
import type { ByLang } from '../../src/model/lang.ts';

/** A fund that is called the same in every language, in full and in short. */
export function namedAlike(text: string): ByLang<FundName> {
  const name = { full: text, short: text };
  return { 'zh-Hans': name, 'zh-Hant': name, en: name };
}

/** The names of a fund that comes along, which has some. */
export function namesOf({ ticker, names }: Fund): ByLang<FundName> {
  if (names) return names;
  throw new Error(`${ticker} has no names`);
}
