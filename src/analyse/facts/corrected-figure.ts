import type { Ticker } from '../../model/flow.ts';
import { asUsd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import { type Figure, figureMaker } from '../figures/figure.ts';
import type { AssetFacts } from './asset-facts.ts';
import type { Correction } from './printed-figures.ts';

/** A printed figure that moved, before and after; null where it was or is not there. */
export interface CorrectedFigure {
  correction: Correction;
  from: Figure | null;
  to: Figure | null;
  subject: CorrectedSubject;
}

const SUBJECTS = ['total', 'cumulative', 'trend', 'trend-before', 'net-assets'] as const;
const LIFETIME = '-cumulative';

/** What moved: a figure of the ETFs, or one fund's flow of the day or since launch. */
export type CorrectedSubject =
  | { kind: (typeof SUBJECTS)[number] }
  | { kind: 'fund' | 'lifetime'; ticker: Ticker };

/** Reads the name under which a correction is kept. */
function subjectOf({ what }: Correction): CorrectedSubject {
  const kind = SUBJECTS.find((known) => known === what);
  if (kind) return { kind };
  return what.endsWith(LIFETIME)
    ? { kind: 'lifetime', ticker: what.slice(0, -LIFETIME.length) }
    : { kind: 'fund', ticker: what };
}

/** Names both figures of a correction. They stand as they were printed: cells tell only of what is so now. */
export function correctedFigure(
  correction: Correction,
  day: Day,
  assets: readonly Pick<AssetFacts, 'asset' | 'source' | 'resolutionUsd'>[],
): CorrectedFigure {
  const { asset, from, to } = correction;
  const subject = subjectOf(correction);
  const facts = assets.find((known) => known.asset === asset);
  const about = { asset, source: facts?.source ?? '', resolutionUsd: facts?.resolutionUsd ?? asUsd(1) };
  const makeFigure = figureMaker(about, day);
  const printed = (usd: number | null) =>
    usd === null ? null : makeFigure(subject, usd, [], { rule: 'stated' });
  return { correction, from: printed(from), to: printed(to), subject };
}
