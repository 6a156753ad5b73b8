import type { Asset } from '../../model/flow.ts';
import { START_OF_TIME } from '../../model/time.ts';
import { isComplete } from '../days/day-state.ts';
import {
  movedFigures,
  type PrintedAsset,
  type PrintedCrossCheck,
  type PrintedFigures,
} from './printed-figures.ts';

/**
 * Whether an edition says what these figures say, asset by asset; it may hold more assets. A sum, a run or a cross-check that
 * can be said only now is not said there, though nothing has moved.
 */
export function saysTheSame(printed: PrintedFigures, figures: PrintedFigures): boolean {
  return (Object.keys(figures) as Asset[]).every((asset) => {
    const [was, is] = [printed[asset], figures[asset]];
    if (!was || !is) return was === is;
    if (!isSameCrossCheck(was.opinion, is.opinion)) return false;
    if (isComplete(was.state) && isComplete(is.state)) {
      const hasMoved = movedFigures(printed, { [asset]: is }, START_OF_TIME).length > 0;
      return !hasMoved && standsTheSame(was, is);
    }
    return (
      was.source === is.source &&
      was.state === is.state &&
      JSON.stringify(was.funds) === JSON.stringify(is.funds)
    );
  });
}

/** Whether both name the same funds and sums and say the same of the days before; another publisher's day stands by itself. */
function standsTheSame(was: PrintedAsset, is: PrintedAsset): boolean {
  if (was.source !== is.source) return true;
  const told = ({ funds, derived }: PrintedAsset) =>
    [...Object.keys(funds), ...Object.keys(derived).filter((what) => derived[what] !== null)].sort().join();
  return told(was) === told(is) && (!was.standing || isDeepEqual(stood(was), stood(is)));
}

/** Editions of earlier versions hold more of it. */
function stood({ standing }: PrintedAsset): object | undefined {
  if (!standing) return undefined;
  const { streak, record, trendDays } = standing;
  return { streak, since: record?.since, trendDays };
}

const isDeepEqual = (one: object | undefined, other: object | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether two editions say the same of another publisher. */
export function isSameCrossCheck(one: PrintedCrossCheck | null, other: PrintedCrossCheck | null): boolean {
  const facts = (crossCheck: PrintedCrossCheck | null) =>
    crossCheck && [
      crossCheck.source,
      crossCheck.verdict,
      crossCheck.differences.map(({ ticker, flowUsd, otherUsd }) => [ticker, flowUsd, otherUsd]),
    ];
  return JSON.stringify(facts(one)) === JSON.stringify(facts(other));
}
