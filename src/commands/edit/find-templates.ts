import { EtfDigestError, EXIT, type ExitStatus, shorten, UsageError } from '../../errors.ts';
import { shownPath } from '../../pipeline/shown-path.ts';
import { type FoundLine, type FoundWords, findWords } from '../../pipeline/templates/find-words.ts';
import type { CommandContext } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { asGiven } from './as-given.ts';

/**
 * Prints each line of a template that prints some words, as `file:line:text`.
 * @throws UsageError without words; EtfDigestError where no template prints them
 */
export function findTemplates(context: CommandContext, given: readonly string[]): ExitStatus {
  const words = given.join(' ').trim();
  if (words === '')
    throw new UsageError('no words to find', { source: 'templates find', expected: EXPECTED });
  const found = findWords(words, context.run);
  const { lines, isWritten, unknown } = found;
  if (context.options.format === 'json') {
    const { lang } = context.config;
    context.io.out(
      jsonText({ schema: 'etf-digest/templates-find/1', lang, words, isWritten, lines, unknown }),
    );
  } else {
    context.io.out(lines.map((line) => `${at(line, context)}:${line.text}\n`).join(''));
  }
  tellMore(found, context);
  if (lines.length > 0) return EXIT.done;
  throw new EtfDigestError('no template prints these words', {
    got: shorten(words),
    mend: 'try fewer words, without amounts and names; another language has its own: --lang en',
  });
}

const EXPECTED = 'words of a digest: etf-digest templates find "历史累计"';

const at = ({ file, line }: FoundLine, { io }: CommandContext): string =>
  `${shownPath(file, io.cwd)}:${line}`;

/** What an editor needs to know beside the lines. */
function tellMore({ lines, isWritten, unknown, replaced }: FoundWords, context: CommandContext): void {
  const { io, run, options } = context;
  const shown = (file: string) => shownPath(file, io.cwd);
  for (const { template, file, by } of replaced) {
    const isFound = lines.some((line) => line.template === template);
    run.tell(`${shown(by)} is in force in place of ${file}${isFound ? '' : ', which has these words'}`);
  }
  const [first] = lines;
  if (!first) return;
  if (!isWritten) run.tell('no file has these words as they stand: these lines print them');
  for (const words of unknown) run.tell(`no template prints “${shorten(words)}”`);
  const shipped = lines.find(({ isOwn }) => !isOwn);
  if (shipped) run.tell(`to change it: etf-digest templates copy ${shipped.template}${asGiven(options)}`);
}
