import type { PrintedAsset, PrintedCrossCheck, PrintedFigures } from '../../analyse/facts/printed-figures.ts';
import type { Asset } from '../../model/flow.ts';
import { asUsd } from '../../model/money.ts';

/** An asset of an edition in the store: earlier versions kept no source, sums or cross-checks, later ones a cross-check as words. */
type Kept = Partial<Omit<PrintedAsset, 'opinion'>> & { opinion?: PrintedCrossCheck | string | null };

/** The figures that an edition printed, as the store keeps them. */
export function readPrinted(json: string): PrintedFigures {
  const kept = JSON.parse(json) as Record<string, Kept>;
  return Object.fromEntries(
    Object.entries(kept).map(([asset, { opinion = null, ...printed }]): [Asset, PrintedAsset] => [
      asset as Asset,
      { source: 'farside', derived: {}, ...printed, opinion: crossCheckIn(opinion) } as PrintedAsset,
    ]),
  );
}

const AS_WORDS = /^(?<source>\S+) (?<verdict>agree|differ|not comparable)(?<differences>.*)$/;

/** Of words such as `sosovalue differ IBIT -54900000 -55000000`, figures in US dollars, too. */
function crossCheckIn(opinion: PrintedCrossCheck | string | null): PrintedCrossCheck | null {
  if (typeof opinion !== 'string') return opinion;
  const { source = '', verdict, differences = '' } = AS_WORDS.exec(opinion)?.groups ?? {};
  return {
    source,
    verdict: verdict as PrintedCrossCheck['verdict'],
    differences: [...differences.matchAll(/(\S+) (-?\d+) (-?\d+)/g)].map(([, ticker = '', flow, other]) => {
      return { ticker, flowUsd: asUsd(Number(flow)), otherUsd: asUsd(Number(other)) };
    }),
  };
}
