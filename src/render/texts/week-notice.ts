import { type Week, weekName } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import { proved } from '../proof/proof.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { condition, schema, text, type ViewOf } from '../views/schema.ts';
import { tidy } from './digest-text.ts';
import type { NeverCollected } from './notice.ts';

/** Why there is no digest of a week. */
export type WeekSilence = 'future' | 'before launch' | 'pending' | NeverCollected;

export const WEEK_NOTICE = schema(
  'week notice',
  'a week without a digest; exactly one of the conditions is true',
  {
    week: text('its name'),
    span: text('its Monday and its Sunday'),
    isFuture: condition('a week to come'),
    isBeforeLaunch: condition('earlier than the first ETF'),
    isPending: condition('no figure has come yet'),
    isMissing: condition('no page that shows it was ever asked for'),
    command: text('what asks for one'),
  },
);

/** The sentence that says so. */
export function weekNotice(
  week: Week,
  silence: WeekSilence,
  context: Pick<RenderContext, 'language' | 'templates'>,
): string {
  const { language, templates } = context;
  const teller = createTeller(language);
  const text = tidy(templates.fill('week-notice', weekNoticeView(week, silence, teller)), context);
  return proved({ text, claims: teller.claims, language, names: templates.names });
}

/** Says a week without a digest. */
export function weekNoticeView(week: Week, silence: WeekSilence, teller: Teller): ViewOf<typeof WEEK_NOTICE> {
  return {
    week: teller.name(weekName(week)),
    span: teller.tell({ form: 'span', from: week.monday, to: week.sunday, saysYear: true }),
    isFuture: silence === 'future',
    isBeforeLaunch: silence === 'before launch',
    isPending: silence === 'pending',
    isMissing: typeof silence === 'object',
    command: typeof silence === 'object' ? teller.name(silence.command) : '',
  };
}
