import { stripVTControlCharacters } from 'node:util';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { ExitStatus } from '../../errors.ts';
import { renderContextOf, sayDigest } from '../../pipeline/days/say-digest.ts';
import { type NightlyResult, nightly } from '../../pipeline/publish/nightly.ts';
import { inARow, plainText } from '../../render/texts/digest-text.ts';
import { restNotice } from '../../render/texts/rest-notice.ts';
import type { CommandContext } from '../io.ts';
import { whileWaiting } from '../waiting.ts';

/** So many days that were missed are printed; of more, the newest alone. */
const MOST_MISSED = 3;

/**
 * Collects, stores, writes what is due and prints it, newest first; prints nothing when nothing is due. What cron
 * mails has no colour unless --color asks for it. Of a long gap only the newest day is printed; what was delivered before and
 * is written again, a correction above all, always is.
 */
export async function runNightly(context: CommandContext): Promise<ExitStatus> {
  const { io, run, options } = context;
  const result = await whileWaiting(nightly(run, options.full ?? false), run.config.sources, io);
  io.out(printed(result, context));
  return result.status;
}

function printed({ written, said }: NightlyResult, context: CommandContext): string {
  const { config, options, run } = context;
  const wanted = written.filter(({ edition }) => config.editions === 'all' || edition !== 'preliminary');
  const missed = wanted.filter(({ isFirst }) => isFirst);
  const rest = missed.length > MOST_MISSED && !options.all ? missed.slice(1) : [];
  const colored = config.color === 'always' ? said.map((facts) => inColor(facts, context)) : [];
  const texts = wanted
    .filter((digest) => !rest.includes(digest))
    .map(({ text }) => colored.find((one) => stripVTControlCharacters(one) === text) ?? text);
  const days = rest.map(({ day }) => day);
  const line = days.length > 0 ? `\n${restNotice(days, renderContextOf(config, run.reference))}\n` : '';
  return inARow(texts) + line;
}

/** A digest just written, said again with colours. */
function inColor(facts: DigestFacts, { run, config }: CommandContext): string {
  return plainText(sayDigest(facts, config, run.reference, undefined, config.colors));
}
