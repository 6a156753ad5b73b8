import type { Day } from '../../model/time.ts';
import type { RenderContext } from '../context.ts';
import { proved } from '../proof/proof.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { schema, text, type ViewOf } from '../views/schema.ts';
import { tidy } from './digest-text.ts';

export const REST_NOTICE = schema('rest notice', 'the digests that a night has written and does not print', {
  count: text('how many'),
  span: text('from the first of their days to the last'),
});

/** The line that stands for the digests that are not printed. */
export function restNotice(
  days: readonly Day[],
  context: Pick<RenderContext, 'language' | 'templates'>,
): string {
  const { language, templates } = context;
  const teller = createTeller(language);
  const said = tidy(templates.fill('rest-notice', restNoticeView(days, teller)), context);
  return proved({ text: said, claims: teller.claims, language, names: templates.names });
}

/** Says digests by the trading days that they tell of, in any order. */
export function restNoticeView(days: readonly Day[], teller: Teller): ViewOf<typeof REST_NOTICE> {
  const [first = '' as Day, ...later] = days.toSorted();
  const last = later.at(-1) ?? first;
  return {
    count: teller.name(teller.language.count(days.length, 'sessions')),
    span: last === first ? teller.fullDate(first) : teller.span(first, last),
  };
}
