import type { Closure } from '../../model/calendar.ts';
import type { Asset } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';
import type { RenderContext } from '../context.ts';
import { proved } from '../proof/proof.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { condition, schema, text, type ViewOf } from '../views/schema.ts';
import { etfsOf } from '../words/asset-names.ts';
import { tidy } from './digest-text.ts';

/** Why there is no digest of a day. */
export type Silence =
  | { why: 'closed'; closure: Closure | null }
  | { why: 'future'; today: Day }
  | { why: 'before launch'; asset: Asset; launch: Day }
  | { why: 'pending' }
  | NeverCollected;

/** No page ever showed it; the command asks for one that does. */
export interface NeverCollected {
  why: 'missing';
  command: string;
}

export const NOTICE = schema('notice', 'a day without a digest; exactly one of the conditions is true', {
  fullDate: text('the day'),
  weekday: text('its day of the week'),
  isClosure: condition('a holiday, or another weekday on which the exchanges did not open'),
  reason: text('its name; absent where nobody gave a reason'),
  isWeekend: condition('a Saturday or Sunday'),
  isFuture: condition('a day to come'),
  today: text('today in New York'),
  isBeforeLaunch: condition('earlier than the first ETF'),
  etf: text('the ETFs that came first'),
  launch: text('their first day'),
  isPending: condition('no figure has come yet'),
  isMissing: condition('no page that shows it was ever asked for'),
  command: text('what asks for one'),
});

/** The sentence that says so, with the year in full. */
export function notice(
  day: Day,
  silence: Silence,
  context: Pick<RenderContext, 'language' | 'templates'>,
): string {
  const { language, templates } = context;
  const teller = createTeller(language);
  const text = tidy(templates.fill('notice', noticeView(day, silence, teller)), context);
  return proved({ text, claims: teller.claims, language, names: templates.names });
}

/** Says a day without a digest. */
export function noticeView(day: Day, silence: Silence, teller: Teller): ViewOf<typeof NOTICE> {
  const { language } = teller;
  const closure = silence.why === 'closed' ? silence.closure : null;
  return {
    fullDate: teller.fullDate(day),
    weekday: teller.tell({ form: 'weekday', day }),
    isClosure: closure !== null,
    reason: teller.name(closure?.reason?.[language.lang] ?? ''),
    isWeekend: silence.why === 'closed' && closure === null,
    isFuture: silence.why === 'future',
    today: silence.why === 'future' ? teller.fullDate(silence.today) : '',
    isBeforeLaunch: silence.why === 'before launch',
    etf: silence.why === 'before launch' ? etfsOf(silence.asset, language) : '',
    launch: silence.why === 'before launch' ? teller.fullDate(silence.launch) : '',
    isPending: silence.why === 'pending',
    isMissing: silence.why === 'missing',
    command: silence.why === 'missing' ? teller.name(silence.command) : '',
  };
}
