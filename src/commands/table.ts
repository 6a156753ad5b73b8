import { Option } from 'commander';
import { RANGE_FORM } from '../model/day-range.ts';
import { DAY_FORMS } from '../model/day-words.ts';
import { WEEK_FORMS } from '../model/week-words.ts';
import type { CommandFunction } from './io.ts';
import { changes, compact, days, explain, force, form, formats, full } from './options.ts';

/** Its name, in <> when it is needed and in [] when not, with ... where it may be several words, and what it is. */
export type Argument = readonly [name: string, description: string];

/** One command as the command line knows it. */
export interface CommandSpec {
  name: string;
  description: string;
  examples: readonly string[];
  argument?: Argument;
  secondArgument?: Argument;
  options?: () => Option[];
  hidden?: boolean;
  /** a command is loaded only when it is called */
  load(): Promise<CommandFunction>;
}

const DAY: Argument = ['[day]', `trading day: ${DAY_FORMS}`];
const DAYS: Argument = [DAY[0], `${DAY[1]}; or ${RANGE_FORM}`];

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'nightly',
    description: 'collect, store, write every digest that is due and print it',
    examples: ['etf-digest nightly', 'etf-digest nightly --out ~/digests --strict'],
    options: () => [...full(), new Option('--all', 'print every digest of a long gap, not the newest alone')],
    load: async () => (await import('./collect/nightly.ts')).runNightly,
  },
  {
    name: 'show',
    description: 'the digest of one trading day, from the store',
    examples: [
      'etf-digest show',
      'etf-digest show 11-01',
      'etf-digest show 2024-11-01 --json',
      'etf-digest show --changes',
    ],
    argument: DAY,
    options: () => [...formats('text', 'md', 'json'), ...form(), explain(), changes()],
    load: async () => (await import('./look-up/show.ts')).runShow,
  },
  {
    name: 'funds',
    description: 'the table of the funds of one day',
    examples: ['etf-digest funds', 'etf-digest funds -1d --asset btc --format csv'],
    argument: DAYS,
    options: () => [...formats('text', 'md', 'json', 'csv'), compact()],
    load: async () => (await import('./look-up/funds.ts')).runFunds,
  },
  {
    name: 'trend',
    description: 'the newest trading days up to one day',
    examples: ['etf-digest trend', 'etf-digest trend 11-01 --days 30', 'etf-digest trend 2024-10-01..10-31'],
    argument: DAYS,
    options: () => [...formats('text', 'md', 'json', 'csv'), days(), compact()],
    load: async () => (await import('./look-up/trend.ts')).runTrend,
  },
  {
    name: 'weekly',
    description: 'the digest of one week, and of its month to date, from the store',
    examples: ['etf-digest weekly', 'etf-digest weekly 2024-W44', 'etf-digest weekly 11-01 --asset btc'],
    argument: ['[week]', `week: ${WEEK_FORMS}`],
    options: () => [...formats('text', 'md', 'json'), ...form()],
    load: async () => (await import('./look-up/weekly.ts')).runWeekly,
  },
  {
    name: 'collect',
    description: 'fetch and store only',
    examples: ['etf-digest collect', 'etf-digest collect --full'],
    options: full,
    load: async () => (await import('./collect/collect.ts')).runCollect,
  },
  {
    name: 'check',
    description: 'look over all that is stored: sums, days, funds, publishers, pages, digests',
    examples: ['etf-digest check', 'etf-digest check --json'],
    options: () => formats('text', 'json'),
    load: async () => (await import('./maintain/check.ts')).runCheck,
  },
  {
    name: 'reparse',
    description: 'derive every observation again from the kept pages and say what would differ',
    examples: ['etf-digest reparse', 'etf-digest reparse --since 2024-11-01'],
    options: () => [
      ...formats('text', 'json'),
      new Option('--since <day>', 'compare from this trading day on'),
    ],
    load: async () => (await import('./maintain/reparse.ts')).runReparse,
  },
  {
    name: 'accept',
    description: 'release a page that the audit held back, once a person has looked at it',
    examples: ['etf-digest accept 12 --reason "two days restated, as the page says"'],
    argument: ['<snapshot>', 'the number that the message of the refusal names'],
    options: () => [new Option('--reason <text>', 'what you have seen; kept with the release')],
    load: async () => (await import('./maintain/accept.ts')).runAccept,
  },
  {
    name: 'import',
    description: 'read a saved page, a table or a publisher’s JSON; whose it is, is told from the content',
    examples: ['etf-digest import btc.html', 'etf-digest import - --source farside --asset eth < eth.html'],
    argument: ['<file>', 'a page saved by a browser, CSV, TSV, Markdown or JSON; - for standard input'],
    load: async () => (await import('./collect/import.ts')).runImport,
  },
  {
    name: 'history',
    description: 'every observation behind the figures of one day: source, time and snapshot',
    examples: ['etf-digest history 2024-11-01', 'etf-digest history 11-01 IBIT --json'],
    argument: ['<day>', DAY[1]],
    secondArgument: ['[ticker]', 'one fund, by its ticker of any time'],
    options: () => [...formats('text', 'md', 'json', 'csv'), compact()],
    load: async () => (await import('./look-up/history.ts')).runHistory,
  },
  {
    name: 'backup',
    description: 'a consistent copy of the database, also while a run is going on',
    examples: [
      'etf-digest backup copy.db',
      'etf-digest backup /mnt/usb/etf-digest.db --db data/etf-digest.db',
    ],
    argument: ['<file>', 'the copy; an older one is replaced'],
    load: async () => (await import('./maintain/backup.ts')).runBackup,
  },
  {
    name: 'templates',
    description: 'the sentences of a digest: find one, copy its file to change it, check what you changed',
    examples: [
      'etf-digest templates find "历史累计"',
      'etf-digest templates copy levels',
      'etf-digest templates check --templates mine',
    ],
    argument: [
      '<list|check|find|copy>',
      'list: each with its values; check: names, every kind of day, and five days before and after; find: the lines that print some words; copy: files into your folder',
    ],
    secondArgument: ['[words...]', 'find: words of a digest; copy: names of templates'],
    options: () => [...formats('text', 'json'), force()],
    load: async () => (await import('./edit/templates.ts')).runTemplates,
  },
  {
    name: 'doctor',
    description: 'what is wrong with the installation, and how to mend it',
    examples: ['etf-digest doctor', 'etf-digest doctor --json'],
    options: () => [new Option('--json', 'print JSON')],
    load: async () => (await import('./maintain/doctor.ts')).runDoctor,
  },
  {
    name: 'status',
    description: 'whether the digests are in time, and which publishers fail; status 1 when they are late',
    examples: ['etf-digest status', 'etf-digest status --json'],
    options: () => formats('text', 'json'),
    load: async () => (await import('./maintain/status.ts')).runStatus,
  },
  {
    name: 'config',
    description: 'every setting, its value and where it came from',
    examples: ['etf-digest config', 'etf-digest config --json'],
    options: () => formats('text', 'json'),
    load: async () => (await import('./maintain/config.ts')).runConfig,
  },
  {
    name: 'start',
    description: 'the newest digest in the store, and its Markdown file',
    examples: ['npm start'],
    hidden: true,
    load: async () => (await import('./collect/start.ts')).runStart,
  },
];

const NAMES = COMMANDS.filter(({ hidden }) => !hidden).map(({ name }) => name);
/** What the first word of a command line may be. */
export const COMMANDS_OR_DAYS = `a command (${NAMES.join(', ')}) or a day (${DAY_FORMS})`;
