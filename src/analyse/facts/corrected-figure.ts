import type { Day } from '../../model/time.ts';
import { drawer, type Figure } from '../figures/figure.ts';
import type { AssetFacts } from './asset-facts.ts';
import type { Correction } from './printed-figures.ts';

/** A printed figure that moved, before and after; null where it was or is not there. */
export interface CorrectedFigure {
  correction: Correction;
  from: Figure | null;
  to: Figure | null;
  /** net assets are held, they do not flow */
  isLevel: boolean;
}

/** Names both figures of a correction. They stand as they were printed: cells tell only of what is so now. */
export function correctedFigure(
  correction: Correction,
  day: Day,
  assets: readonly AssetFacts[],
): CorrectedFigure {
  const { asset, what, from, to } = correction;
  const facts = assets.find((known) => known.asset === asset);
  const about = { asset, source: facts?.source ?? '', resolutionUsd: facts?.resolutionUsd ?? 1 };
  const draw = drawer(about, day);
  const printed = (usd: number | null) => (usd === null ? null : draw(what, usd, [], { rule: 'stated' }));
  return { correction, from: printed(from), to: printed(to), isLevel: what === 'net-assets' };
}
