import { isDayLike } from '../model/day-words.ts';
import { COLOR_WHEN } from '../settings/appearance.ts';
import { SETTINGS } from '../settings/table.ts';
import { COMMANDS } from './table.ts';

/**
 * A command line with its command first, however it was written: flags may stand before it, a DAY alone is `show DAY`, and
 * nothing at all is `start`. `-3d` is a day, not an option; a day after `--color` is no part of it.
 */
export function commandFirst(argv: readonly string[]): string[] {
  const words = argv.map((word, i) => plainOption(word, argv[i + 1]));
  const at = placeOfHead(words);
  const head = words[at];
  const before = head === undefined ? words : words.slice(0, at);
  if (before.some(asksForVersion)) return ['--version'];
  if (head === undefined) return words.some(asksForHelp) ? ['--help'] : ['start', ...words];
  return isDayLike(head) ? ['show', ...words] : [head, ...before, ...words.slice(at + 1)];
}

function plainOption(word: string, next: string | undefined): string {
  if (word === '--no-color') return '--color=never';
  if (word === '--color') return COLOR_WHEN.some((when) => when === next) ? word : '--color=always';
  return /^-\d+d$/i.test(word) ? `today${word}` : word;
}

/** Where the first word stands that is neither an option nor the value of one; -1 for nowhere. */
function placeOfHead(words: readonly string[]): number {
  const valued = optionsWithValue();
  // a dash alone is standard input
  return words.findIndex(
    (word, i) => (word === '-' || !word.startsWith('-')) && !valued.has(words[i - 1] ?? ''),
  );
}

let known: ReadonlySet<string> | null = null;

/** `--db` of `--db <file>`, of every setting and of every command. */
function optionsWithValue(): ReadonlySet<string> {
  known ??= readOptions();
  return known;
}

function readOptions(): Set<string> {
  const settings = Object.values(SETTINGS).flatMap((setting) => ('flag' in setting ? [setting.flag] : []));
  const options = COMMANDS.flatMap((spec) => spec.options?.() ?? []).map(({ flags }) => flags);
  const valued = [...settings, ...options].filter((flags) => flags.includes('<'));
  return new Set(['--color', ...valued.map((flags) => flags.split(' ')[0] ?? '')]);
}

const asksForVersion = (word: string): boolean => word === '--version' || word === '-V';
const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';
