import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import { EXIT, type ExitStatus } from '../../errors.ts';
import { renderContextOf } from '../../pipeline/days/say-digest.ts';
import type { LookUp } from '../../pipeline/look-up/look-up-day.ts';
import { type DaysLookUp, lookUpDays } from '../../pipeline/look-up/look-up-range.ts';
import type { RenderContext } from '../../render/context.ts';
import { fittedTables, type Layouts } from '../../render/tables/fitted-table.ts';
import { markdownTable } from '../../render/tables/table.ts';
import { notice } from '../../render/texts/notice.ts';
import { colorsOf, roomOf } from '../appearance.ts';
import { askStore } from '../ask-store.ts';
import type { CommandContext } from '../io.ts';

/** The day or the range that the command names; the newest day where it names none. */
export function findDays(context: CommandContext): Promise<DaysLookUp> {
  const { run, argument = 'latest', options } = context;
  return askStore(context, (db) => lookUpDays(argument, db, run.config, run.reference, options.days));
}

/** One table an asset, each below its heading and above its note, as text or Markdown. */
export function tablesOf(
  context: CommandContext,
  assets: readonly AssetFacts[],
  headOf: (facts: AssetFacts) => string,
  layoutsOf: (facts: AssetFacts, words: RenderContext) => Layouts,
  noteBelow: (facts: AssetFacts, words: RenderContext) => string | null = () => null,
): string {
  const { run, options } = context;
  const words = renderContextOf(run.config, run.reference, colorsOf(context));
  const layouts = assets.map((facts) => layoutsOf(facts, words));
  const isMarkdown = options.format === 'md';
  const tables = isMarkdown
    ? layouts.map(([full]) => markdownTable(full))
    : fittedTables(layouts, roomOf(context));
  const mark = isMarkdown ? '## ' : '';
  return assets
    .map((facts, i) => [`${mark}${headOf(facts)}`, tables[i], noteBelow(facts, words)])
    .map((parts) => `${parts.filter((part) => part !== null).join('\n\n')}\n`)
    .join('\n');
}

/** Why there is nothing to say of a day, in a sentence; null where there is something. */
export function noteOf({ day, silence }: LookUp, { run }: CommandContext): string | null {
  return silence && notice(day, silence, run.reference);
}

/** Of a range: nothing where it has no day with a figure, incomplete where one of its days is. */
export function statusOf({ silence, days }: DaysLookUp): ExitStatus {
  if (silence) return EXIT.nothing;
  const isWhole = days.every((day) => day.silence === null && day.facts.edition !== 'preliminary');
  return isWhole ? EXIT.done : EXIT.incomplete;
}

/** An amount in a cell of CSV; what is unknown is blank. */
export const csvCell = (value: number | null): string => (value === null ? '' : String(value));
