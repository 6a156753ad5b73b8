import { stripVTControlCharacters } from 'node:util';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { ExitStatus } from '../../errors.ts';
import { renderContextOf, sayDigest } from '../../pipeline/days/say-digest.ts';
import { type NightlyResult, nightly } from '../../pipeline/publish/nightly.ts';
import { inARow, plainText } from '../../render/texts/digest-text.ts';
import { restNotice } from '../../render/texts/rest-notice.ts';
import type { CommandContext } from '../io.ts';
import { whileWaiting } from '../waiting.ts';

/** So many digests are printed; of more, the newest alone. */
const MOST_PRINTED = 3;

/**
 * Collects, stores, writes what is due and prints it, newest first; prints nothing when nothing is due. What cron
 * mails has no colour unless --color asks for it.
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
  const isLong = wanted.length > MOST_PRINTED && !options.all;
  const colored = config.color === 'always' ? said.map((facts) => inColor(facts, context)) : [];
  const texts = wanted
    .slice(0, isLong ? 1 : wanted.length)
    .map(({ text }) => colored.find((one) => stripVTControlCharacters(one) === text) ?? text);
  const rest = wanted.slice(texts.length).map(({ day }) => day);
  const line = rest.length > 0 ? `\n${restNotice(rest, renderContextOf(config, run.reference))}\n` : '';
  return inARow(texts) + line;
}

/** A digest just written, said again with colours. */
function inColor(facts: DigestFacts, { run, config }: CommandContext): string {
  return plainText(sayDigest(facts, config, run.reference, undefined, config.colors));
}
