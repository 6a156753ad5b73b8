import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { EditionChange } from '../../analyse/facts/edition-changes.ts';
import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import type { Day } from '../../model/time.ts';
import type { Week } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import { FORMS } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { EDITIONS, type Editions, editionsView } from '../texts/changes-text.ts';
import { type Parts, partsOf } from '../texts/digest-text.ts';
import { EDITION_CHANGE, editionChangeView } from '../texts/edition-change-view.ts';
import { NOTICE, noticeView, type Silence } from '../texts/notice.ts';
import { REST_NOTICE, restNoticeView } from '../texts/rest-notice.ts';
import { WEEK_NOTICE, type WeekSilence, weekNoticeView } from '../texts/week-notice.ts';
import { weekPartsOf } from '../texts/week-text.ts';
import { DIGEST, digestView } from '../views/digest-view.ts';
import type { Schema } from '../views/schema.ts';
import { WEEK, weekDigestView } from '../views/week-view.ts';

/** A kind of day or week that templates must be able to tell; its figures are the bundled ones, or invented from them. */
export type Sample = { kind: string } & (
  | { facts: DigestFacts }
  | { day: Day; silence: Silence }
  | { weekFacts: WeekDigestFacts }
  | { restDays: readonly Day[] }
  | { week: Week; weekSilence: WeekSilence }
  | { day: Day; editions: Editions }
  | { change: EditionChange }
);

/** A view that a sample fills templates with. */
export interface SampleView {
  schema: Schema;
  view: { isTight: boolean };
  /** the templates of the parts that it is told in; a sentence that says why there is nothing is a body alone */
  parts: Parts;
}

const alone = (body: string): Parts => ({ title: null, shortTitle: null, body, foot: null });

/** What a sample fills templates with, one view for each form. */
export function sampleViews(sample: Sample, context: RenderContext, teller: Teller): SampleView[] {
  if ('silence' in sample) {
    const view = { ...noticeView(sample.day, sample.silence, teller), isTight: false };
    return [{ schema: NOTICE, view, parts: alone('notice') }];
  }
  if ('restDays' in sample) {
    const view = { ...restNoticeView(sample.restDays, teller), isTight: false };
    return [{ schema: REST_NOTICE, view, parts: alone('rest-notice') }];
  }
  if ('editions' in sample) {
    const view = { ...editionsView(sample.day, sample.editions, teller), isTight: false };
    return [{ schema: EDITIONS, view, parts: alone('editions') }];
  }
  if ('change' in sample) {
    const view = { ...editionChangeView(sample.change, context, teller), isTight: false };
    return [{ schema: EDITION_CHANGE, view, parts: alone('change') }];
  }
  if ('weekSilence' in sample) {
    const view = { ...weekNoticeView(sample.week, sample.weekSilence, teller), isTight: false };
    return [{ schema: WEEK_NOTICE, view, parts: alone('week-notice') }];
  }
  return FORMS.map((form) =>
    'facts' in sample
      ? {
          schema: DIGEST,
          view: digestView(sample.facts, [], context, teller),
          parts: partsOf(form, sample.facts),
        }
      : {
          schema: WEEK,
          view: weekDigestView(sample.weekFacts, [], context, teller),
          parts: weekPartsOf(form, sample.weekFacts),
        },
  );
}
