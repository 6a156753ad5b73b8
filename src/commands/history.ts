import { EXIT, type ExitStatus } from '../errors.ts';
import { type HistoryAnswer, historyOf, sourceFacts } from '../pipeline/history.ts';
import { withStore } from '../pipeline/open-store.ts';
import {
  editionsTable,
  figuresTable,
  historyJson,
  historyRows,
  totalsTable,
} from '../render/history-table.ts';
import { notice } from '../render/notice.ts';
import { alignedTable, csvTable, headed, markdownTable, type TextRows } from '../render/table.ts';
import type { CommandContext } from './io.ts';

/** Prints every observation behind the figures of a day, its stated Totals and the editions written of it. */
export async function runHistory({
  io,
  run,
  options,
  arguments: given,
}: CommandContext): Promise<ExitStatus> {
  const { config, reference } = run;
  const [words = 'latest', ticker] = given;
  const question = { words, ticker, chosenSources: options.source !== undefined };
  const answer = await withStore(config, reference, (db) => historyOf(question, db, config, reference));
  const sentence = answer.silence && notice(answer.history.day, answer.silence, reference);
  io.out(say(answer, sentence, options.format, reference));
  return sentence === null ? EXIT.done : EXIT.nothing;
}

function say(
  { history }: HistoryAnswer,
  sentence: string | null,
  format: CommandContext['options']['format'],
  { registry, language }: CommandContext['run']['reference'],
): string {
  if (format === 'csv') return csvTable(historyRows(history, registry));
  if (format === 'json') {
    const told = { schema: 'etf-digest/history/1', tradingDay: history.day, note: sentence };
    return `${JSON.stringify({ ...told, ...historyJson(history, registry) }, null, 2)}\n`;
  }
  if (sentence !== null) return `${sentence}\n`;
  const { labels } = language;
  const tables: [string, TextRows][] = [
    [labels.observations, figuresTable(history, registry, sourceFacts, language)],
    [labels.statedTotals, totalsTable(history, sourceFacts, language)],
    [labels.editions, editionsTable(history, language)],
  ];
  const [table, mark] = format === 'md' ? [markdownTable, '## '] : [alignedTable, ''];
  return tables
    .filter(([, rows]) => rows.length > 1)
    .map(([head, rows]) => `${mark}${headed(head, history.day, language)}\n\n${table(rows)}\n`)
    .join('\n');
}
