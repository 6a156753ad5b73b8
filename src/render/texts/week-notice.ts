import { type Week, weekName } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import { proved } from '../proof/proof.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { tidy } from './digest-text.ts';

/** Why there is no digest of a week. */
export type WeekSilence = 'future' | 'before launch' | 'pending';

/** What week-notice.hbs may print. */
export interface WeekNoticeView {
  /** `2024-W44` */
  week: string;
  /** its Monday and its Sunday */
  from: string;
  to: string;
  isFuture: boolean;
  isBeforeLaunch: boolean;
  isPending: boolean;
}

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
export function weekNoticeView(week: Week, silence: WeekSilence, teller: Teller): WeekNoticeView {
  return {
    week: teller.name(weekName(week)),
    from: teller.fullDate(week.monday),
    to: teller.fullDate(week.sunday),
    isFuture: silence === 'future',
    isBeforeLaunch: silence === 'before launch',
    isPending: silence === 'pending',
  };
}
