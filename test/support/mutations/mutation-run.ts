import fc from 'fast-check';
import { type Judgement, judge, type Truth } from './mutation-judge.ts';

/** The same pages are spoiled in the same ways in every run. */
export const SEED = 20_241_101;

/** What came of many spoiled pages. */
export interface Tally {
  mutations: number;
  /** counted once a store */
  accepted: number;
  refused: Map<string, number>;
  /** accepted with figures that the page did not say before, by where they stand */
  altered: Map<string, number>;
}

/** Spoils a page so many times and judges each; throws with the shortest mutation that breaks a rule. */
export function spoilAll(truth: Truth, times: number): Tally {
  const { mutator, original } = truth.subject;
  const tally: Tally = {
    mutations: 0,
    accepted: 0,
    refused: new Map(),
    altered: new Map(),
  };
  const property = fc.property(mutator.mutations, (mutation) => {
    count(tally, judge(truth, mutator.apply(original, mutation)));
  });
  fc.assert(property, { seed: SEED, numRuns: times });
  return tally;
}

function count(tally: Tally, { accepted, refused, altered }: Judgement): void {
  tally.mutations += 1;
  tally.accepted += accepted;
  for (const error of refused) add(tally.refused, error);
  for (const where of altered) add(tally.altered, where);
}

const add = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);

/** How many all together. */
export const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, one) => sum + one, 0);
