import { EXIT, type ExitStatus, UsageError } from '../../errors.ts';
import { shownPath } from '../../pipeline/shown-path.ts';
import {
  checkFiles,
  type FileFinding,
  type ListedTemplate,
  listTemplates,
} from '../../pipeline/templates/list-and-check.ts';
import type { CommandContext } from '../io.ts';

/** Lists the templates of the language in use, or looks them over. */
export async function runTemplates(context: CommandContext): Promise<ExitStatus> {
  if (context.argument === 'list') return list(context);
  if (context.argument === 'check') return check(context);
  throw new UsageError('unknown thing to do with templates', {
    source: 'etf-digest templates',
    expected: 'list or check',
    got: JSON.stringify(context.argument),
  });
}

function list({ run, io, options }: CommandContext): ExitStatus {
  const templates = listTemplates(run.config, run.reference);
  io.out(
    options.format === 'json'
      ? json({ schema: 'etf-digest/templates/1', lang: run.config.lang, templates })
      : templates.map((template) => `${entry(template, io.cwd)}\n`).join('\n'),
  );
  return EXIT.done;
}

function entry({ template, file, isOwn, prints, views }: ListedTemplate, cwd: string): string {
  const place = isOwn ? `yours: ${shownPath(file, cwd)}` : 'as it came';
  const values = views.map(({ name, about, values }) => {
    const names = values.map((value) => (value.of === null ? value.name : `${value.name} (${value.of})`));
    return `  filled with “${name}”, ${about}: ${names.join(', ')}`;
  });
  return [`${template}.hbs: ${prints} (${place})`, ...values].join('\n');
}

function check({ run, io, options }: CommandContext): ExitStatus {
  const findings = checkFiles(run);
  const count = (weight: FileFinding['weight']) => findings.filter((one) => one.weight === weight).length;
  const [faults, warnings] = [count('fault'), count('warning')];
  if (options.format === 'json') {
    const told = {
      schema: 'etf-digest/templates-check/1',
      lang: run.config.lang,
      faults,
      warnings,
      findings,
    };
    io.out(json(told));
  } else {
    io.out(findings.map((finding) => `${line(finding, io.cwd)}\n`).join(''));
    io.out(`${faults} faults, ${warnings} warnings\n`);
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

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
