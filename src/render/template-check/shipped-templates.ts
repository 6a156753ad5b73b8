import { EDITIONS } from '../texts/changes-text.ts';
import { EDITION_CHANGE } from '../texts/edition-change-view.ts';
import { NOTICE } from '../texts/notice.ts';
import { REST_NOTICE } from '../texts/rest-notice.ts';
import { WEEK_NOTICE } from '../texts/week-notice.ts';
import { DIGEST } from '../views/digest-view.ts';
import type { Schema } from '../views/schema.ts';
import { WEEK } from '../views/week-view.ts';

/** What a template prints, and the view that it is filled with; a part of others is filled by them. */
export interface ShippedTemplate {
  prints: string;
  view: Schema | null;
}

const whole = (view: Schema, prints: string): ShippedTemplate => ({ prints, view });
const part = (prints: string): ShippedTemplate => ({ prints, view: null });

/** Every template that comes along. */
export const SHIPPED_TEMPLATES: Readonly<Record<string, ShippedTemplate>> = {
  title: whole(DIGEST, 'the title of a digest of both assets'),
  'item-title': whole(DIGEST, 'the title of a digest of one asset'),
  'short-title': whole(DIGEST, 'the short title, at most 32 characters'),
  body: whole(DIGEST, 'the paragraphs'),
  short: whole(DIGEST, 'the short form, one sentence an asset'),
  foot: whole(DIGEST, 'what stands below: sources, comparison, disclaimer'),
  notice: whole(NOTICE, 'the sentence for a day without a digest'),
  'week-title': whole(WEEK, 'the title of a week of both assets'),
  'week-item-title': whole(WEEK, 'the title of a week of one asset'),
  'week-short-title': whole(WEEK, 'its short title'),
  'week-body': whole(WEEK, 'its paragraphs'),
  'week-short': whole(WEEK, 'its short form'),
  'week-foot': whole(WEEK, 'what stands below them'),
  'week-notice': whole(WEEK_NOTICE, 'the sentence for a week without a digest'),
  'rest-notice': whole(REST_NOTICE, 'the line for digests that are written and not printed'),
  editions: whole(EDITIONS, 'how many editions a day has'),
  change: whole(EDITION_CHANGE, 'what one edition of a day changed'),
  'edition-kind': part('what kind of edition the first was'),
  'change-asset': part('what an edition changed of one asset'),
  'change-arrived': part('of a day that was not complete: who came in'),
  'change-figures': part('of a complete day: figures that moved, or none'),
  'change-total': part('the sum by then, and who is missing'),
  'change-moved': part('one figure that moved'),
  'change-subject': part('which figure it is'),
  'change-from-to': part('from what to what it moved'),
  'change-anew': part('what is said otherwise though no figure moved'),
  'change-flow': part('in English: a flow within such a sentence'),
  outcome: part('in titles: the total and what goes with it'),
  tail: part('what a title says after the amount'),
  asset: part('the paragraph of one asset'),
  breadth: part('how the funds divide'),
  'week-breadth': part('how the funds of a week divide'),
  'breadth-parts': part('so many out, so many in, so many at zero'),
  fund: part('the sentence of one fund'),
  levels: part('net assets, ratio and cumulative'),
  trend: part('the paragraph of the last trading days'),
  correction: part('what was corrected'),
  opinion: part('what came of comparing two publishers'),
  'source-line': part('publishers, time, trading day and edition'),
  'short-asset': part('the sentence of one asset in the short form'),
  'week-outcome': part('in titles: the week’s total and what goes with it'),
  'week-tail': part('what a title says after the week’s amount'),
  'week-asset': part('the paragraph of one asset in a week'),
  'week-days': part('so many days in, so many out'),
  'week-fund': part('the sentence of one fund in a week'),
  'week-levels': part('net assets, ratio and cumulative at the end of a week'),
  net: part('in English: net inflow or net outflow'),
  'tail-dated': part('in English: the tail of a title that carries the date'),
};
