import { EXIT, type ExitStatus } from '../../errors.ts';
import { renderContextOf, weekItemsOf } from '../../pipeline/days/say-digest.ts';
import { lookUpWeek, type WeekLookUp } from '../../pipeline/look-up/look-up-week.ts';
import { inARow, plainText, USUAL_FORM } from '../../render/texts/digest-text.ts';
import { weekJson } from '../../render/texts/week-json.ts';
import { weekMarkdown } from '../../render/texts/week-markdown.ts';
import { weekNotice } from '../../render/texts/week-notice.ts';
import { weekText } from '../../render/texts/week-text.ts';
import { colorsOf } from '../appearance.ts';
import { askStore } from '../ask-store.ts';
import type { CommandContext } from '../io.ts';

/** Prints the digest of a week from the store, or the sentence that says why there is none. */
export async function runWeekly(context: CommandContext): Promise<ExitStatus> {
  const { run, argument } = context;
  const found = await askStore(context, (db) =>
    lookUpWeek(argument ?? 'latest', db, run.config, run.reference),
  );
  context.io.out(found.silence ? saySilence(found, context) : say(found, context));
  if (found.silence) return EXIT.nothing;
  return found.facts.edition === 'preliminary' ? EXIT.incomplete : EXIT.done;
}

function say({ facts, missing }: WeekLookUp, context: CommandContext): string {
  const { run, options } = context;
  const words = renderContextOf(run.config, run.reference, colorsOf(context));
  const form = options.form ?? USUAL_FORM;
  const items = form === 'item' ? weekItemsOf(facts) : [facts];
  const texts = items.map((item) => ({ item, text: weekText(item, words, form) }));
  if (options.format === 'md')
    return texts.map(({ item, text }) => weekMarkdown(item, text, words, run.config.now)).join('\n');
  const plain = inARow(texts.map(({ text }) => plainText(text, form)));
  const [first] = texts;
  if (options.format !== 'json' || !first) return plain;
  return json(weekJson(facts, missing, { ...first.text, text: plain }, null));
}

function saySilence({ week, facts, silence, missing }: WeekLookUp, { run, options }: CommandContext): string {
  const sentence = weekNotice(week, silence ?? 'pending', run.reference);
  return options.format === 'json' ? json(weekJson(facts, missing, null, sentence)) : `${sentence}\n`;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
