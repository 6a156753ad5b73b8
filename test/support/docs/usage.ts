import type { Option } from 'commander';
import { COMMANDS, type CommandSpec } from '../../../src/commands/table.ts';

const USAGE = /<!-- usage: (\w+) -->\n.*?<!-- usage end -->/gs;

/** The page with what each command takes, as the table of commands knows it. */
export function withUsage(page: string): string {
  return page.replace(
    USAGE,
    (_, name: string) => `<!-- usage: ${name} -->\n${usageOf(name)}<!-- usage end -->`,
  );
}

/** The commands that help lists and a page does not. */
export function commandsMissingIn(page: string): string[] {
  const told = [...page.matchAll(USAGE)].map(([, name]) => name);
  return COMMANDS.filter((spec) => !spec.hidden && !told.includes(spec.name)).map(({ name }) => name);
}

function usageOf(name: string): string {
  const spec = COMMANDS.find((one) => one.name === name);
  if (!spec) throw new Error(`there is no command ${name}`);
  const rows = [...argumentsOf(spec), ...(spec.options?.() ?? []).map(optionRow)];
  const head = `${upperFirst(spec.description)}.\n`;
  if (rows.length === 0) return `${head}\n`;
  const cells = rows.map(([what, says]) => `| \`${what.replaceAll('|', '\\|')}\` | ${says} |`);
  return `${head}\n| takes | |\n|---|---|\n${cells.join('\n')}\n\n`;
}

type Row = readonly [what: string, says: string];

const argumentsOf = ({ argument, secondArgument }: CommandSpec): Row[] =>
  [argument, secondArgument].filter((one) => one !== undefined);

function optionRow({ flags, description, argChoices, defaultValue }: Option): Row {
  const choices = argChoices ? `: ${argChoices.map((one) => `\`${one}\``).join(', ')}` : '';
  const otherwise = defaultValue === undefined ? '' : ` (default \`${defaultValue}\`)`;
  return [flags, `${description}${choices}${otherwise}`];
}

const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
