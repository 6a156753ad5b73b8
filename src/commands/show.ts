import { EXIT, type ExitStatus, UsageError } from '../errors.ts';
import { markdownOf } from '../pipeline/leave-file.ts';
import { type LookUp, lookUp } from '../pipeline/look-up.ts';
import { withStore } from '../pipeline/open-store.ts';
import { explainDigest, sayDigest } from '../pipeline/say.ts';
import { plainText, usualForm } from '../render/digest-text.ts';
import { digestJson } from '../render/json.ts';
import { notice } from '../render/notice.ts';
import type { CommandContext } from './io.ts';
import { print } from './print.ts';

/** Prints the digest of a day from the store, or the sentence that says why there is none. */
export async function runShow(context: CommandContext): Promise<ExitStatus> {
  const { run, argument, options } = context;
  if (options.explain && options.format !== 'text')
    throw new UsageError('--explain prints text', { got: options.format, mend: 'leave the format out' });
  const found = await withStore(run.config, run.reference, (db) =>
    lookUp(argument ?? 'latest', db, run.config, run.reference),
  );
  print(context, found.silence ? saySilence(found, options.format, context) : say(found, context));
  if (found.silence) return EXIT.nothing;
  return found.facts.edition === 'preliminary' ? EXIT.incomplete : EXIT.done;
}

function say(found: LookUp, { run, options }: CommandContext): string {
  const { config, reference } = run;
  const { format } = options;
  const form = options.form ?? usualForm(found.facts);
  if (options.explain) return explainDigest(found.facts, config, reference, form);
  const text = sayDigest(found.facts, config, reference, form);
  if (format === 'json') return json(digestJson(found.facts, { ...text, text: plainText(text, form) }));
  if (format === 'md') return markdownOf(found, text, config, reference);
  return plainText(text, form);
}

function saySilence({ day, facts, silence }: LookUp, format: string, { run }: CommandContext): string {
  if (!silence) throw new UsageError(`there is a digest of ${day}`);
  const sentence = notice(day, silence, run.reference);
  return format === 'json'
    ? json(digestJson(facts, { title: sentence, shortTitle: null, text: `${sentence}\n` }))
    : `${sentence}\n`;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
