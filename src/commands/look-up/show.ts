import { EXIT, type ExitStatus, UsageError } from '../../errors.ts';
import { explainDigest, itemsOf, sayDigest } from '../../pipeline/days/say-digest.ts';
import { type LookUp, lookUpToSay } from '../../pipeline/look-up/look-up-day.ts';
import { markdownOf } from '../../pipeline/publish/leave-file.ts';
import { digestJson } from '../../render/texts/digest-json.ts';
import { inARow, plainText, USUAL_FORM } from '../../render/texts/digest-text.ts';
import { notice } from '../../render/texts/notice.ts';
import { colorsOf } from '../appearance.ts';
import { askStore } from '../ask-store.ts';
import type { CommandContext } from '../io.ts';
import { showChanges } from './show-changes.ts';

/** Prints the digest of a day from the store, or the sentence that says why there is none. */
export async function runShow(context: CommandContext): Promise<ExitStatus> {
  const { run, argument, options } = context;
  if (options.changes) return showChanges(context);
  if (options.explain && options.format !== 'text')
    throw new UsageError('--explain prints text', { got: options.format, mend: 'leave the format out' });
  const found = await askStore(context, (db) =>
    lookUpToSay(argument ?? 'latest', db, run.config, run.reference),
  );
  const said = found.silence ? saySilence(found, options.format, context) : say(found, context);
  context.io.out(said);
  if (found.silence) return EXIT.nothing;
  return found.facts.edition === 'preliminary' ? EXIT.incomplete : EXIT.done;
}

function say(found: LookUp, context: CommandContext): string {
  const { run, options } = context;
  const { config, reference } = run;
  const form = options.form ?? USUAL_FORM;
  const items = form === 'item' ? itemsOf(found.facts) : [found.facts];
  if (options.explain) return inARow(items.map((facts) => explainDigest(facts, config, reference, form)));
  const texts = items.map((facts) => ({
    facts,
    text: sayDigest(facts, config, reference, form, colorsOf(context)),
  }));
  if (options.format === 'md') {
    return texts
      .map(({ facts, text }) => markdownOf({ ...found, facts }, text, config, reference))
      .join('\n');
  }
  const plain = inARow(texts.map(({ text }) => plainText(text, form)));
  const [first] = texts;
  if (options.format !== 'json' || !first) return plain;
  return json(digestJson(found.facts, { ...first.text, text: plain }, found.missing));
}

function saySilence(
  { day, facts, silence, missing }: LookUp,
  format: string,
  { run }: CommandContext,
): string {
  if (!silence) throw new UsageError(`there is a digest of ${day}`);
  const sentence = notice(day, silence, run.reference);
  return format === 'json'
    ? json(digestJson(facts, { title: sentence, shortTitle: null, text: `${sentence}\n` }, missing))
    : `${sentence}\n`;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
