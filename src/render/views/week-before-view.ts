import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { Teller } from '../proof/teller.ts';
import { type Absent, condition, schema, type ViewOf } from './schema.ts';
import { COMPARED_VALUES, comparedView } from './trend-view.ts';

export const WEEK_BEFORE = schema('week before', 'the week before', {
  ...COMPARED_VALUES,
  isAfterStanding: condition('a run, a record or a fund stands between it and the total'),
});

/** The record that the title has names the week before already where it is that which it is held against. */
export function weekBeforeView(
  { figures, record, event, isClassDebut }: WeekFacts,
  isFirst: boolean,
  saysAmong: boolean,
  teller: Teller,
): ViewOf<typeof WEEK_BEFORE> | Absent {
  const { weekBefore, difference, total, run, endedRun, earlierRecord } = figures;
  const isNamed = isFirst && event === 'record' && earlierRecord?.from === weekBefore?.from;
  if (!weekBefore || !difference || !total || isNamed) return '';
  return {
    ...comparedView({ sum: weekBefore, difference }, total, teller),
    isAfterStanding: saysAmong || isClassDebut || record !== null || run !== null || endedRun !== null,
  };
}
