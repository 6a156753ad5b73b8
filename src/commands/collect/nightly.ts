import { stripVTControlCharacters } from 'node:util';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { ExitStatus } from '../../errors.ts';
import { sayDigest } from '../../pipeline/days/say-digest.ts';
import { nightly } from '../../pipeline/publish/nightly.ts';
import { inARow, plainText } from '../../render/texts/digest-text.ts';
import type { CommandContext } from '../io.ts';

/**
 * Collects, stores, writes what is due and prints it, newest first; prints nothing when nothing is due. What cron
 * mails has no colour unless --color asks for it.
 */
export async function runNightly(context: CommandContext): Promise<ExitStatus> {
  const { io, run, options, config } = context;
  const { written, said, status } = await nightly(run, options.full ?? false);
  const colored = config.color === 'always' ? said.map((facts) => inColor(facts, context)) : [];
  const texts = written.map(
    ({ text }) => colored.find((one) => stripVTControlCharacters(one) === text) ?? text,
  );
  io.out(inARow(texts));
  return status;
}

/** A digest just written, said again with colours. */
function inColor(facts: DigestFacts, { run, config }: CommandContext): string {
  return plainText(sayDigest(facts, config, run.reference, undefined, config.colors));
}
