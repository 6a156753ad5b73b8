import type { AssetChange } from '../../analyse/facts/edition-changes.ts';
import { EXIT, type ExitStatus, UsageError } from '../../errors.ts';
import { renderContextOf } from '../../pipeline/days/say-digest.ts';
import { type DayChanges, dayChanges } from '../../pipeline/look-up/day-changes.ts';
import { changeText, editionsText } from '../../render/texts/changes-text.ts';
import { notice } from '../../render/texts/notice.ts';
import { askStore } from '../ask-store.ts';
import type { CommandContext } from '../io.ts';
import { jsonText } from '../json-text.ts';

/** Prints what differs between the editions of a day, a sentence for each later one. */
export async function showChanges(context: CommandContext): Promise<ExitStatus> {
  const { run, argument, options, io } = context;
  if (options.explain || options.form)
    throw new UsageError('--changes tells of editions, not of one text', {
      mend: 'leave out --explain, --form and --compact',
    });
  const found = await askStore(context, (db) =>
    dayChanges(argument ?? 'latest', db, run.config, run.reference),
  );
  const words = renderContextOf(run.config, run.reference);
  const head =
    found.silence && found.editions.length === 0
      ? notice(found.day, found.silence, run.reference)
      : editionsText(found.day, found.editions, words);
  const sentences = found.changes.map((change) => changeText(change, words));
  if (options.format === 'json') io.out(jsonText(changesJson(found, head, sentences)));
  else if (options.format === 'md') io.out([head, ...listed(sentences)].map((line) => `${line}\n`).join(''));
  else io.out([head, ...sentences].map((line) => `${line}\n`).join(''));
  if (found.editions.length === 0) return EXIT.nothing;
  return found.editions.at(-1)?.edition === 'preliminary' ? EXIT.incomplete : EXIT.done;
}

const listed = (sentences: readonly string[]): string[] =>
  sentences.map((sentence, i) => `${i === 0 ? '\n' : ''}- ${sentence}`);

function changesJson({ day, editions, changes }: DayChanges, text: string, sentences: readonly string[]) {
  return {
    schema: 'etf-digest/changes/1',
    tradingDay: day,
    text,
    editions: editions.map(({ at, edition }) => ({ at, edition })),
    changes: changes.map(({ at, former, edition, kind, assets }, i) => {
      return { at, from: former, to: edition, kind, text: sentences[i], assets: assets.map(assetJson) };
    }),
  };
}

function assetJson(change: AssetChange) {
  const { asset, source, formerSource, isComplete, total, formerTotal, newFunds, missing, moved, anew } =
    change;
  return {
    asset,
    source,
    formerSource,
    isComplete,
    publishedUsd: total?.value ?? null,
    formerPublishedUsd: formerTotal?.value ?? null,
    newFunds,
    pending: missing,
    moved: moved.map(({ correction: { what, from, to } }) => ({ what, from, to })),
    anew,
  };
}
