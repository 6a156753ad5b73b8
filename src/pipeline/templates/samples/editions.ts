import type { AssetSources } from '../../../analyse/days/asset-sources.ts';
import type { Edition } from '../../../analyse/facts/digest-facts.ts';
import { editionChanges, type PrintedEdition } from '../../../analyse/facts/edition-changes.ts';
import { printedFigures } from '../../../analyse/facts/printed-figures.ts';
import { asUsd } from '../../../model/money.ts';
import { asDay, endOfDay, hoursAfter } from '../../../model/time.ts';
import type { Sample } from '../../../render/template-check/sample.ts';
import { factsOf } from '../../days/edition.ts';
import { every, funds, seen } from './changes.ts';
import { changed, extended, printed, toldBy, withNetAssets } from './scene.ts';
import type { Stock } from './stock.ts';

const DAY = asDay('2024-11-01');
const AT = hoursAfter(endOfDay(DAY), 2);
const LATER = hoursAfter(endOfDay(DAY), 33);
const LEVELS = { day: DAY, netAssetsRatioPct: '5.02', cumulativeUsd: null };

/** A day's editions, and what each of them may change. */
export function editions({ btc, eth, reference }: Stock): Sample[] {
  const edition = (kind: Edition, ...assets: AssetSources[]): PrintedEdition => {
    return {
      at: kind === 'preliminary' ? AT : LATER,
      edition: kind,
      figures: printedFigures(factsOf(DAY, assets)),
    };
  };
  const final = edition('final', changed(btc, DAY, seen(4)), eth);
  const missing = (...tickers: string[]) => {
    const unknown = Object.fromEntries(tickers.map((ticker) => [ticker, null]));
    return edition('preliminary', changed(btc, DAY, seen(2), funds(unknown)), eth);
  };
  const gone = changed(
    printed(extended(btc, asDay('2024-11-08'), reference), DAY),
    DAY,
    seen(9),
    every(() => null),
  );
  const netAssets = (millions: number) =>
    withNetAssets(changed(btc, DAY, seen(4)), { ...LEVELS, netAssetsUsd: asUsd(millions * 1_000_000) });
  const change = (kind: string, was: PrintedEdition, is: PrintedEdition): Sample[] =>
    editionChanges(DAY, [was, is]).map((one) => ({ kind: `an edition: ${kind}`, change: one }));
  return [
    { kind: 'editions: none', day: DAY, editions: [] },
    { kind: 'editions: one', day: DAY, editions: [final] },
    { kind: 'editions: several', day: DAY, editions: [missing('IBIT'), final] },
    ...change('more preliminary figures', missing('IBIT', 'GBTC', 'BTC'), missing('IBIT')),
    ...change('figures became final', missing('IBIT', 'GBTC'), final),
    ...change('another asset', edition('final', changed(btc, DAY, seen(4))), final),
    ...change(
      'figures corrected',
      final,
      edition('correction', changed(btc, DAY, seen(9), funds({ FBTC: -30.6 })), eth),
    ),
    ...change(
      'net assets corrected',
      edition('final', netAssets(69_280)),
      edition('correction', netAssets(69_410)),
    ),
    ...change('all withdrawn', final, edition('correction', gone, eth)),
    ...change('another publisher', final, edition('final', toldBy('sosovalue', asUsd(1), btc), eth)),
    ...change('no figure changed', final, edition('final', netAssets(69_280), eth)),
    ...change('words alone changed', final, final),
  ];
}
