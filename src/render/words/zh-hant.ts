import type { Amounts, AmountUnit, Speech } from './language.ts';
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

const AMOUNTS: Amounts = {
  amount: converted(zhHans.amount),
  preciseAmount: converted(zhHans.preciseAmount),
  flow: converted(zhHans.flow),
};

const convertedUnits = (): [AmountUnit, ...AmountUnit[]] => {
  const [finest, ...others] = zhHans.units;
  const inHant = (unit: AmountUnit) => ({ ...unit, label: toHant(unit.label) });
  return [inHant(finest), ...others.map(inHant)];
};

/** Traditional Chinese: what the Simplified says, in the characters and words of Taiwan's newsrooms. */
export function zhHant(): Speech {
  return {
    lang: 'zh-Hant',
    ...AMOUNTS,
    inProse: AMOUNTS,
    wordiness: zhHans.wordiness,
    direction: converted(zhHans.direction),
    beforeDirection: zhHans.beforeDirection,
    flows: converted(zhHans.flows),
    units: convertedUnits(),
    inUnit: zhHans.inUnit,
    count: converted(zhHans.count),
    percent: zhHans.percent,
    date: converted(zhHans.date),
    fullDate: converted(zhHans.fullDate),
    span: converted(zhHans.span),
    fullSpan: converted(zhHans.fullSpan),
    weekday: converted(zhHans.weekday),
    month: converted(zhHans.month),
    year: converted(zhHans.year),
    week: converted(zhHans.week),
    time: converted(zhHans.time),
    labels: each(zhHans.labels),
    comma: zhHans.comma,
    colon: zhHans.colon,
    list: zhHans.list,
    bracketed: zhHans.bracketed,
    typeset: zhHans.typeset,
  };
}
