import { EXIT, type ExitStatus } from '../../errors.ts';
import { parseDayWords } from '../../model/day-words.ts';
import { type Day, START_OF_TIME } from '../../model/time.ts';
import { type Deviation, type Reparsed, reparse } from '../../pipeline/collect/reparse.ts';
import { lookUp } from '../../pipeline/look-up/look-up-day.ts';
import { askStore } from '../ask-store.ts';
import type { CommandContext } from '../io.ts';

/** Derives all observations again from the kept pages and prints what would differ; changes nothing. */
export async function runReparse(context: CommandContext): Promise<ExitStatus> {
  const { run, io, options } = context;
  const { since, result } = await askStore(context, (db) => {
    const since = sinceDay(options.since, db, run);
    return { since, result: reparse(db, since, run), silence: null };
  });
  const differs = [result.deviations, result.verdicts, result.damaged].some((found) => found.length > 0);
  if (options.format === 'json') {
    io.out(
      `${JSON.stringify({ schema: 'etf-digest/reparse/1', since: since || null, ...result }, null, 2)}\n`,
    );
  } else {
    io.out(text(result, since));
  }
  return differs ? EXIT.faults : EXIT.done;
}

/** `latest` is the newest day in the store, as it is to `show`. */
function sinceDay(
  words: string | undefined,
  db: Parameters<typeof reparse>[0],
  { config, reference }: CommandContext['run'],
): Day {
  if (words === undefined) return START_OF_TIME;
  const choice = parseDayWords(words, config.now, reference.calendar);
  return choice.kind === 'day' ? choice.day : lookUp(words, db, config, reference).day;
}

function text(result: Reparsed, since: Day): string {
  const { snapshots, observations, deviations, verdicts, damaged, withoutBytes } = result;
  const lines = [
    ...deviations.map(deviationLine),
    ...verdicts.map(({ snapshot, was, why }) => `snapshot ${snapshot}: ${was} then, not so now: ${why}`),
    ...damaged.map(({ snapshot, what }) => `snapshot ${snapshot}: its page is damaged: ${what}`),
  ];
  if (withoutBytes > 0) lines.push(`${withoutBytes} snapshots are left out: their bytes are no longer kept`);
  if (observations + deviations.length === 0) {
    const from = since && ` of ${since} or later`;
    lines.push(`there was nothing to compare: no observation${from} whose page is kept`);
  }
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
