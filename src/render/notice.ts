import type { Closure } from '../model/calendar.ts';
import type { Asset } from '../model/flow.ts';
import type { Day } from '../model/time.ts';
import { ASSET_NAMES } from './names.ts';
import { type Fill, typeset } from './template.ts';
import * as zh from './zh.ts';

/** Why there is no digest of a day. */
export type Silence =
  | { why: 'closed'; closure: Closure | null }
  | { why: 'future'; today: Day }
  | { why: 'before launch'; asset: Asset; launch: Day }
  | { why: 'pending' };

/** The sentence that says so, with the year in full. */
export function notice(day: Day, silence: Silence, fill: Fill): string {
  const closure = silence.why === 'closed' ? silence.closure : null;
  return typeset(
    fill('notice', {
      fullDate: zh.fullDate(day),
      weekday: zh.weekday(day),
      isClosure: closure !== null,
      reason: closure?.reasonZh ?? '',
      isWeekend: silence.why === 'closed' && closure === null,
      isFuture: silence.why === 'future',
      today: silence.why === 'future' ? zh.fullDate(silence.today) : '',
      isBeforeLaunch: silence.why === 'before launch',
      asset: silence.why === 'before launch' ? ASSET_NAMES[silence.asset] : '',
      launch: silence.why === 'before launch' ? zh.fullDate(silence.launch) : '',
      isPending: silence.why === 'pending',
    }),
  ).trim();
}
