import type { PrintedAsset, PrintedFigures, PrintedOpinion } from '../../analyse/facts/printed-figures.ts';
import type { Asset } from '../../model/flow.ts';
import { asUsd } from '../../model/money.ts';

/** An asset of an edition in the store: earlier versions kept no source, sums or opinions, later ones opinions as words. */
type Kept = Partial<Omit<PrintedAsset, 'opinion'>> & { opinion?: PrintedOpinion | string | null };

/** The figures that an edition printed, as the store keeps them. */
export function readPrinted(json: string): PrintedFigures {
  const kept = JSON.parse(json) as Record<string, Kept>;
  return Object.fromEntries(
    Object.entries(kept).map(([asset, { opinion = null, ...printed }]): [Asset, PrintedAsset] => [
      asset as Asset,
      { source: 'farside', derived: {}, ...printed, opinion: opinionIn(opinion) } as PrintedAsset,
    ]),
  );
}

const OPINION = /^(?<source>\S+) (?<verdict>agree|differ|not comparable)(?<differences>.*)$/;

/** Of words such as `sosovalue differ IBIT -54900000 -55000000`, figures in US dollars, too. */
function opinionIn(opinion: PrintedOpinion | string | null): PrintedOpinion | null {
  if (typeof opinion !== 'string') return opinion;
  const { source = '', verdict, differences = '' } = OPINION.exec(opinion)?.groups ?? {};
  return {
    source,
    verdict: verdict as PrintedOpinion['verdict'],
    differences: [...differences.matchAll(/(\S+) (-?\d+) (-?\d+)/g)].map(([, ticker = '', flow, other]) => {
      return { ticker, flowUsd: asUsd(Number(flow)), otherUsd: asUsd(Number(other)) };
    }),
  };
}
