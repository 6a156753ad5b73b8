import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import { EXIT, type ExitStatus } from '../../errors.ts';
import { renderContextOf } from '../../pipeline/days/say-digest.ts';
import { type LookUp, lookUp } from '../../pipeline/look-up/look-up-day.ts';
import { withStore } from '../../pipeline/open-store.ts';
import type { RenderContext } from '../../render/context.ts';
import { fittedTables, type Layouts } from '../../render/tables/fitted-table.ts';
import { fundLayouts, trendLayouts } from '../../render/tables/layouts.ts';
import { csvTable, headed, markdownTable } from '../../render/tables/table.ts';
import { assetJson, SCHEMA } from '../../render/texts/digest-json.ts';
import { notice } from '../../render/texts/notice.ts';
import { etfsOf } from '../../render/words/asset-names.ts';
import { colorsOf, roomOf } from '../appearance.ts';
import type { CommandContext } from '../io.ts';

/** Prints the table of the funds of a day. */
export async function runFunds(context: CommandContext): Promise<ExitStatus> {
  const { options } = context;
  const found = await find(context);
  const assets = found.facts.assets.filter((facts) => facts.funds.length > 0);
  if (options.format === 'csv') {
    const rows = assets.flatMap(({ asset, funds }) =>
      funds.map((fund) => [
        found.day,
        asset,
        fund.ticker,
        fund.status,
        cell(fund.flowUsd),
        cell(fund.cumulativeUsd),
      ]),
    );
    context.io.out(csvTable([['day', 'asset', 'ticker', 'status', 'flow_usd', 'cumulative_usd'], ...rows]));
    return statusOf(found);
  }
  return printTables(context, found, assets, fundLayouts);
}

/** Prints the newest trading days up to a day, as many as asked. */
export async function runTrend(context: CommandContext): Promise<ExitStatus> {
  const { options } = context;
  const found = await find(context);
  const assets = (found.silence ? [] : found.factsWithTrend(options.days)).filter(
    (facts) => facts.trend !== null,
  );
  if (options.format === 'csv') {
    const rows = assets.flatMap(({ asset, trend }) =>
      (trend?.series ?? []).map((point) => [point.day, asset, cell(point.totalUsd)]),
    );
    context.io.out(csvTable([['day', 'asset', 'total_usd'], ...rows]));
    return statusOf(found);
  }
  return printTables(context, found, assets, trendLayouts);
}

function find({ run, argument }: CommandContext): Promise<LookUp> {
  return withStore(run.config, run.reference, (db) =>
    lookUp(argument ?? 'latest', db, run.config, run.reference),
  );
}

function printTables(
  context: CommandContext,
  found: LookUp,
  assets: readonly AssetFacts[],
  layoutsOf: (facts: AssetFacts, words: RenderContext) => Layouts,
): ExitStatus {
  const { run, options } = context;
  const sentence = found.silence ? notice(found.day, found.silence, run.reference) : null;
  if (options.format === 'json') {
    const byAsset = Object.fromEntries(assets.map((facts) => [facts.asset, assetJson(facts)]));
    context.io.out(
      `${JSON.stringify({ schema: SCHEMA, tradingDay: found.day, note: sentence, assets: byAsset }, null, 2)}\n`,
    );
  } else if (sentence) {
    context.io.out(`${sentence}\n`);
  } else {
    const { language } = run.reference;
    const isMarkdown = options.format === 'md';
    const words = renderContextOf(run.config, run.reference, colorsOf(context));
    const layouts = assets.map((facts) => layoutsOf(facts, words));
    const tables = isMarkdown
      ? layouts.map(([full]) => markdownTable(full))
      : fittedTables(layouts, roomOf(context));
    const mark = isMarkdown ? '## ' : '';
    const heads = assets.map(
      (facts) => `${mark}${headed(etfsOf(facts.asset, language), found.day, language)}`,
    );
    context.io.out(heads.map((head, i) => `${head}\n\n${tables[i]}\n`).join('\n'));
  }
  return statusOf(found);
}

function statusOf({ silence, facts }: LookUp): ExitStatus {
  if (silence) return EXIT.nothing;
  return facts.edition === 'preliminary' ? EXIT.incomplete : EXIT.done;
}

const cell = (value: number | null): string => (value === null ? '' : String(value));
