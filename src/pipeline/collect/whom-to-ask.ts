import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import type { Asset } from '../../model/flow.ts';
import { sourceOf } from '../../sources/index.ts';
import type { Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import { readHistories } from '../days/histories.ts';
import type { Question } from './ask-all.ts';
import { dueDays } from './due-days.ts';
import { isNeeded } from './stand-ins.ts';
import { type Candidate, type Turn, turnOf } from './whose-turn.ts';

/** A publisher that covers an asset, and what the run does with it. */
export interface Turned extends Question {
  turn: Turn;
}

/**
 * The publishers that are no stand-ins, each with its turn.
 *
 * @param always all of them are asked
 */
export function firstTurns(db: Db, run: RunContext, always: boolean): Turned[] {
  const { sources, standIns } = run.config;
  const first = sources.filter((id) => !standIns.includes(id)).map(sourceOf);
  const questions = covered(first, run);
  if (always) return questions.map((question) => ({ ...question, turn: 'ask' }));
  return candidates(db, questions, run).map((one) => ({ ...one, turn: turnOf(db, one, run) }));
}

/** Where a stand-in is needed, by what is stored now. */
export function neededOf(db: Db, id: string, run: RunContext, always: boolean): Question[] {
  return candidates(db, covered([sourceOf(id)], run), run).filter((one) => isNeeded(db, one, run, always));
}

function covered(sources: readonly Source[], { config, reference: { registry } }: RunContext): Question[] {
  return config.assets.flatMap((asset) =>
    sources.filter(({ id }) => registry.idsAt(id, asset)).map((source) => ({ asset, source })),
  );
}

function candidates(db: Db, questions: readonly Question[], run: RunContext): Candidate[] {
  if (questions.length === 0) return [];
  const { now } = run.config;
  const { closed } = dueDays(now, run.reference);
  const histories = readHistories(db, run.config, run.reference, closed);
  const knownOf = (asset: Asset): AssetSources =>
    histories.find((one) => one.asset === asset) ?? { asset, accounts: [], finals: new Map(), now };
  return questions.map((question) => ({ ...question, known: knownOf(question.asset) }));
}
