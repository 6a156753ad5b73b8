import { EXIT, type ExitStatus } from '../errors.ts';
import { parseDayWords } from '../model/day-words.ts';
import { newYorkDay } from '../model/time.ts';
import { withStore } from '../pipeline/open-store.ts';
import { type Deviation, type Reparsed, reparse } from '../pipeline/reparse.ts';
import type { CommandContext } from './io.ts';

/** Derives all observations again from the kept pages and prints what would differ; changes nothing. */
export async function runReparse({ run, io, options }: CommandContext): Promise<ExitStatus> {
  const since = sinceDay(options.since, run);
  const result = await withStore(run.config, run.reference, (db) => reparse(db, since, run));
  const differs = [result.deviations, result.verdicts, result.damaged].some((found) => found.length > 0);
  if (options.format === 'json') {
    io.out(
      `${JSON.stringify({ schema: 'etf-digest/reparse/1', since: since || null, ...result }, null, 2)}\n`,
    );
  } else {
    io.out(text(result));
  }
  return differs ? EXIT.faults : EXIT.done;
}

function sinceDay(words: string | undefined, { config, reference }: CommandContext['run']): string {
  if (words === undefined) return '';
  const choice = parseDayWords(words, newYorkDay(config.now), reference.calendar);
  return choice.kind === 'day' ? choice.day : newYorkDay(config.now);
}

function text({ snapshots, observations, deviations, verdicts, damaged, withoutBytes }: Reparsed): string {
  const lines = [
    ...deviations.map(deviationLine),
    ...verdicts.map(({ snapshot, was, why }) => `snapshot ${snapshot}: ${was} then, not so now: ${why}`),
    ...damaged.map(({ snapshot, what }) => `snapshot ${snapshot}: its page is damaged: ${what}`),
  ];
  if (withoutBytes > 0) lines.push(`${withoutBytes} snapshots are left out: their bytes are no longer kept`);
  lines.push(
    `${snapshots} snapshots read again, ${observations} observations compared, ${deviations.length} differ; nothing was changed`,
  );
  return `${lines.join('\n')}\n`;
}

function deviationLine({ snapshot, source, asset, day, ticker, storedUsd, derivedUsd }: Deviation): string {
  const say = (usd: number | null | undefined) =>
    usd === undefined ? 'no observation' : usd === null ? 'a withdrawal' : `${usd} US dollars`;
  return `${day} ${asset} ${ticker} by ${source}, snapshot ${snapshot}: stored ${say(storedUsd)}, derived ${say(derivedUsd)}`;
}
