import { CARRIED, FACTS, type Facts } from '../support/days/facts.ts';
import { randomFrom } from '../support/random.ts';

/** How much the slow tests do. */
interface Amount {
  facts: Facts;
  /** whole days, and days of which only a part has come */
  days: number;
  unfinishedDays: number;
  weeks: number;
  kills: number;
  /** of those that must fail, and of those that must be read */
  modes: number;
  mutations: number;
  imports: number;
  /** minutes between two polls of the recorded nights */
  pollMinutes: number;
  /** the same of the nights that a test alters */
  alteredPollMinutes: number;
  /** the same of the nights whose clock runs ahead now and then */
  aheadPollMinutes: number;
}

const ALL = Number.POSITIVE_INFINITY;
const WHOLE: Amount = {
  facts: FACTS.at(-1) ?? CARRIED,
  days: ALL,
  unfinishedDays: 66,
  weeks: ALL,
  kills: 200,
  modes: ALL,
  mutations: 20_000,
  imports: 300,
  pollMinutes: 30,
  alteredPollMinutes: 4 * 60,
  aheadPollMinutes: 60,
};
/** At most two minutes on two cores; the same everywhere, whatever lies beside the project. */
const SEEDED: Amount = {
  facts: CARRIED,
  days: 20,
  unfinishedDays: 4,
  weeks: 6,
  kills: 8,
  modes: 2,
  mutations: 1_000,
  imports: 25,
  pollMinutes: 4 * 60,
  alteredPollMinutes: 12 * 60,
  aheadPollMinutes: 6 * 60,
};

export const IS_SEEDED = process.env.SLOW_PART === 'seeded';
export const AMOUNT = IS_SEEDED ? SEEDED : WHOLE;

const SEED = 20_241_101;

/** So many of them in their order, drawn by a seed; all where there are no more. */
export function drawn<T>(all: readonly T[], count: number): T[] {
  const random = randomFrom(SEED);
  const places = all.map((_, place) => ({ place, lot: random() })).sort((a, b) => a.lot - b.lot);
  const chosen = new Set(places.slice(0, count).map(({ place }) => place));
  return all.filter((_, place) => chosen.has(place));
}
