import { InvalidArgumentError, Option } from 'commander';
import { FORMS } from '../render/context.ts';
import type { Format } from './io.ts';

/** Options that several commands take, each made anew: commander keeps what it parsed in them. */
export const full = () => [new Option('--full', 'read the whole history')];
export const formats = (...choices: Format[]) => [
  new Option('--format <format>', 'how to print it').choices(choices).default('text'),
  new Option('--json', 'the same as --format json'),
];
export const form = () => [
  new Option(
    '--form <form>',
    'digest: title and a paragraph an asset (the usual one); full: with counts, lifetimes and comparisons; item: each asset by itself; short: one paragraph for chats',
  ).choices(FORMS),
  new Option('--compact', 'the same as --form short').implies({ form: 'short' }),
];
export const explain = () => new Option('--explain', 'with the observations that each number comes from');
export const changes = () =>
  new Option('--changes', 'what differs between the editions of the day, a sentence each');
export const force = () => new Option('--force', 'copy: a file of yours is replaced');
export const days = () =>
  new Option('--days <n>', 'how many trading days; 7 without it').argParser(wholeNumber);

export const compact = () => new Option('--compact', 'the narrow layout (text only)');

function wholeNumber(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count;
  throw new InvalidArgumentError('Expected a whole number from 1 to 1000.');
}
