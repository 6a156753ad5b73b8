import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import { type ExitStatus, UsageError } from '../../errors.ts';
import { TREND_DAYS } from '../../pipeline/days/edition.ts';
import { type DaysLookUp, lastOf } from '../../pipeline/look-up/look-up-range.ts';
import { trendLayouts } from '../../render/tables/layouts.ts';
import { csvTable, headed, headedBySpan } from '../../render/tables/table.ts';
import { assetJson, SCHEMA } from '../../render/texts/digest-json.ts';
import { etfsOf } from '../../render/words/asset-names.ts';
import type { CommandContext } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { csvCell, findDays, noteOf, statusOf, tablesOf } from './print-tables.ts';

/** Prints the newest trading days up to a day, as many as asked, or those of a range. */
export async function runTrend(context: CommandContext): Promise<ExitStatus> {
  const found = await findDays(context);
  const { days } = context.options;
  if (found.range && days !== undefined)
    throw new UsageError('a range says how many days it has', {
      got: `--days ${days}`,
      mend: 'leave it out',
    });
  context.io.out(say(found, context));
  return statusOf(found);
}

function say(found: DaysLookUp, context: CommandContext): string {
  const { format } = context.options;
  const assets = trendsOf(found, context);
  if (format === 'csv') {
    const rows = assets.flatMap(({ asset, trend }) =>
      (trend?.series ?? []).map((point) => [point.day, asset, csvCell(point.totalUsd)]),
    );
    return csvTable([['day', 'asset', 'total_usd'], ...rows]);
  }
  const last = lastOf(found.days);
  const note = found.silence && noteOf(last, context);
  if (format === 'json') {
    const told = Object.fromEntries(assets.map((facts) => [facts.asset, assetJson(facts, last.missing)]));
    return jsonText({ schema: SCHEMA, ...(found.range ?? { tradingDay: last.day }), note, assets: told });
  }
  if (note) return `${note}\n`;
  const { language } = context.run.reference;
  const headOf = ({ asset, trend }: AssetFacts) =>
    found.range && trend
      ? headedBySpan(etfsOf(asset, language), [trend.from, trend.to], language)
      : headed(etfsOf(asset, language), last.day, language);
  return tablesOf(context, assets, headOf, trendLayouts);
}

function trendsOf({ range, days, silence, trends }: DaysLookUp, { options }: CommandContext): AssetFacts[] {
  if (silence) return [];
  const assets = range ? trends : days[0].factsWithTrend(options.days ?? TREND_DAYS);
  return assets.filter(({ trend }) => trend !== null);
}
