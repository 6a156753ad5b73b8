import type { Figure } from '../../analyse/figures/figure.ts';
import { asUsd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { Teller } from '../proof/teller.ts';
import { FLOW, flowView } from './figure-view.ts';
import { type Absent, condition, optional, schema, text, type ViewOf, view } from './schema.ts';

const EARLIER = schema('earlier record', 'the total that a record is held against', {
  isEqual: condition('it was as large'),
  date: text('its day, or first and last day of its week; with the year where it is another'),
  sum: view(FLOW, 'the total'),
});

export const RECORD = schema('record', 'a total that none has reached for a long time', {
  isTitled: condition('the title says so already'),
  isSinceLaunch: condition('none was larger since launch'),
  isOut: condition('it is an outflow'),
  direction: text('its direction'),
  since: text(
    'the day, or the last day of the week, that it reaches back to, with its year; empty: since launch',
  ),
  earlier: optional(EARLIER, 'what it is held against'),
});
export type RecordView = ViewOf<typeof RECORD>;

/** What a record needs of the facts of a day or a week. */
export interface RecordFacts {
  /** null since launch */
  since: { from: Day; to: Day } | null;
  /** the day that is told, or the last of the week */
  to: Day;
  total: Figure | null;
  earlier: Figure | null;
  isTitled: boolean;
}

/** A record, also where the title says something else. */
export function recordView(record: RecordFacts | null, teller: Teller): RecordView | Absent {
  if (!record) return '';
  const { since, to, total, earlier, isTitled } = record;
  return {
    isTitled,
    isSinceLaunch: since === null,
    isOut: (total?.value ?? asUsd(0)) < 0,
    direction: total ? teller.direction(total) : '',
    since: since === null ? '' : teller.fullDate(since.to),
    earlier: earlier
      ? {
          isEqual: earlier.value === total?.value,
          date: dateOf(earlier, to, teller),
          sum: flowView(earlier, teller),
        }
      : '',
  };
}

/** The year is said where it is not that of the text. */
function dateOf({ from, to }: Figure, day: Day, teller: Teller): string {
  const saysYear = to.slice(0, 4) !== day.slice(0, 4);
  if (from !== to) return teller.tell({ form: 'span', from, to, saysYear });
  return saysYear ? teller.fullDate(to) : teller.date(to);
}
