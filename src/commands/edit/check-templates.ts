import { EXIT, type ExitStatus } from '../../errors.ts';
import { shownPath } from '../../pipeline/shown-path.ts';
import { checkFiles, type FileFinding } from '../../pipeline/templates/list-and-check.ts';
import { templateChange } from '../../pipeline/templates/shown-change.ts';
import type { CommandContext } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { changeText } from './print-change.ts';

/** Prints what is wrong with the templates of the language in use; where nothing is, also what the editor's own change. */
export function checkTemplates(context: CommandContext): ExitStatus {
  const { run, io, options } = context;
  const findings = checkFiles(run);
  const count = (weight: FileFinding['weight']) => findings.filter((one) => one.weight === weight).length;
  const [faults, warnings] = [count('fault'), count('warning')];
  const change = faults > 0 ? null : templateChange(run);
  if (options.format === 'json') {
    const { lang } = run.config;
    io.out(jsonText({ schema: 'etf-digest/templates-check/1', lang, faults, warnings, findings, change }));
  } else {
    io.out(findings.map((finding) => `${line(finding, io.cwd)}\n`).join(''));
    io.out(`${faults} faults, ${warnings} warnings\n`);
    if (change) io.out(`\n${changeText(change, context)}`);
  }
  return faults > 0 ? EXIT.faults : EXIT.done;
}

/** `fault: mine/asset.hbs:3:14: there is no value nmae …` */
function line({ weight, file, line, column, what, kinds, sentence }: FileFinding, cwd: string): string {
  const place = [shownPath(file, cwd), line, column].filter((part) => part !== null).join(':');
  const [first] = kinds;
  const more = kinds.length > 1 ? ` and ${kinds.length - 1} more` : '';
  const when = first === undefined ? '' : ` [${first}${more}]`;
  return `${weight}: ${place}: ${what}${when}${sentence === null ? '' : `: ${sentence}`}`;
}
