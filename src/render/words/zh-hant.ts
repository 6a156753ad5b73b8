import type { Speech } from './language.ts';
import { toHant } from './opencc.ts';
import { zhHans } from './zh-hans.ts';

/** Says the same, converted. */
const converted =
  <Given extends unknown[]>(said: (...given: Given) => string) =>
  (...given: Given): string =>
    toHant(said(...given));

const each = <K extends string>(words: Readonly<Record<K, string>>): Record<K, string> =>
  Object.fromEntries(Object.entries<string>(words).map(([key, word]) => [key, toHant(word)])) as Record<
    K,
    string
  >;

/** Traditional Chinese: what the Simplified says, in the characters and words of Taiwan's newsrooms. */
export function zhHant(): Speech {
  return {
    lang: 'zh-Hant',
    amount: converted(zhHans.amount),
    preciseAmount: converted(zhHans.preciseAmount),
    direction: converted(zhHans.direction),
    beforeDirection: zhHans.beforeDirection,
    flows: converted(zhHans.flows),
    flow: converted(zhHans.flow),
    count: converted(zhHans.count),
    percent: zhHans.percent,
    date: converted(zhHans.date),
    fullDate: converted(zhHans.fullDate),
    span: converted(zhHans.span),
    fullSpan: converted(zhHans.fullSpan),
    weekday: converted(zhHans.weekday),
    month: converted(zhHans.month),
    week: converted(zhHans.week),
    time: converted(zhHans.time),
    labels: each(zhHans.labels),
    comma: zhHans.comma,
    list: zhHans.list,
    bracketed: zhHans.bracketed,
    typeset: zhHans.typeset,
  };
}
