import type { FundName } from '../../src/model/funds.ts';
import type { ByLang } from '../../src/model/lang.ts';

/** A fund that is called the same in every language, in full and in short. */
export function namedAlike(text: string): ByLang<FundName> {
  const name = { full: text, short: text };
  return { 'zh-Hans': name, 'zh-Hant': name, en: name };
}
