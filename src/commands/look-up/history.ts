import { EXIT, type ExitStatus } from '../../errors.ts';
import { type HistoryAnswer, historyOf, sourceFacts } from '../../pipeline/look-up/day-history.ts';
import { fittedTables, type Layouts } from '../../render/tables/fitted-table.ts';
import { historyJson, historyRows } from '../../render/tables/history-table.ts';
import { historyLayouts } from '../../render/tables/layouts.ts';
import { csvTable, headed, markdownTable } from '../../render/tables/table.ts';
import { notice } from '../../render/texts/notice.ts';
import { colorsOf, roomOf } from '../appearance.ts';
import { askStore } from '../ask-store.ts';
import type { CommandContext } from '../io.ts';

/** Prints every observation behind the figures of a day, its stated Totals and the editions written of it. */
export async function runHistory(context: CommandContext): Promise<ExitStatus> {
  const { run, options, arguments: given } = context;
  const { config, reference } = run;
  const [words = 'latest', ticker] = given;
  const question = { words, ticker, chosenSources: options.source !== undefined };
  const answer = await askStore(context, (db) => historyOf(question, db, config, reference));
  const sentence = answer.silence && notice(answer.history.day, answer.silence, reference);
  context.io.out(say(answer, sentence, context));
  return sentence === null ? EXIT.done : EXIT.nothing;
}

function say({ history }: HistoryAnswer, sentence: string | null, context: CommandContext): string {
  const { format } = context.options;
  const { registry, language } = context.run.reference;
  if (format === 'csv') return csvTable(historyRows(history, registry));
  if (format === 'json') {
    const told = { schema: 'etf-digest/history/1', tradingDay: history.day, note: sentence };
    return `${JSON.stringify({ ...told, ...historyJson(history, registry) }, null, 2)}\n`;
  }
  if (sentence !== null) return `${sentence}\n`;
  const isMarkdown = format === 'md';
  const table = (layouts: Layouts) =>
    isMarkdown ? markdownTable(layouts[0]) : fittedTables([layouts], roomOf(context));
  const mark = isMarkdown ? '## ' : '';
  return historyLayouts(history, registry, sourceFacts, language, colorsOf(context))
    .filter(([, [rows]]) => rows.length > 1)
    .map(([head, layouts]) => `${mark}${headed(head, history.day, language)}\n\n${table(layouts)}\n`)
    .join('\n');
}
