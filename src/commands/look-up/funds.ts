import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { ExitStatus } from '../../errors.ts';
import type { LookUp } from '../../pipeline/look-up/look-up-day.ts';
import type { DaysLookUp } from '../../pipeline/look-up/look-up-range.ts';
import { fundLayouts } from '../../render/tables/layouts.ts';
import { levelsNote } from '../../render/tables/level-columns.ts';
import { csvTable, headed } from '../../render/tables/table.ts';
import { assetJson, SCHEMA } from '../../render/texts/digest-json.ts';
import { etfsOf } from '../../render/words/asset-names.ts';
import type { CommandContext } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { csvCell, findDays, noteOf, statusOf, tablesOf } from './print-tables.ts';

const LEVELS = ['net_assets_usd', 'turnover_usd', 'levels_source'];

/** Prints the table of the funds of a day, or of every trading day of a range. */
export async function runFunds(context: CommandContext): Promise<ExitStatus> {
  const found = await findDays(context);
  context.io.out(say(found, context));
  return statusOf(found);
}

function say({ range, days }: DaysLookUp, context: CommandContext): string {
  const { format } = context.options;
  if (format === 'csv') {
    const head = ['day', 'asset', 'ticker', 'status', 'flow_usd', 'cumulative_usd', ...LEVELS];
    return csvTable([head, ...days.flatMap(csvRows)]);
  }
  if (format === 'json') {
    const told = days.map((found) => dayJson(found, context));
    return jsonText({ schema: SCHEMA, ...(range ? { ...range, days: told } : told[0]) });
  }
  return days.map((found) => dayText(found, context)).join('\n');
}

const assetsOf = ({ facts }: LookUp): AssetFacts[] => facts.assets.filter(({ funds }) => funds.length > 0);

function csvRows(found: LookUp): string[][] {
  return assetsOf(found).flatMap(({ asset, funds, fundLevels }) =>
    funds.map((fund) => {
      const { ticker, status, flowUsd, cumulativeUsd, netAssetsUsd, turnoverUsd } = fund;
      const isTold = netAssetsUsd !== null || turnoverUsd !== null;
      const money = [flowUsd, cumulativeUsd, netAssetsUsd, turnoverUsd].map(csvCell);
      return [found.day, asset, ticker, status, ...money, isTold ? (fundLevels?.source ?? '') : ''];
    }),
  );
}

function dayJson(found: LookUp, context: CommandContext): object {
  const assets = assetsOf(found).map((facts) => [facts.asset, assetJson(facts, found.missing)]);
  return { tradingDay: found.day, note: noteOf(found, context), assets: Object.fromEntries(assets) };
}

function dayText(found: LookUp, context: CommandContext): string {
  const note = noteOf(found, context);
  if (note) return `${note}\n`;
  const { language } = context.run.reference;
  const headOf = ({ asset }: AssetFacts) => headed(etfsOf(asset, language), found.day, language);
  return tablesOf(context, assetsOf(found), headOf, fundLayouts, levelsNote);
}
