import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CommandContext, CommandFunction, Format, Io, Options } from './commands/io.ts';
import { resolveConfig } from './config.ts';
import { EtfDigestError, EXIT, type ExitStatus } from './errors.ts';
import { DAY_FORMS } from './model/day-words.ts';
import { loadReference } from './pipeline/reference.ts';

interface CommandSpec {
  name: string;
  description: string;
  examples: readonly string[];
  argument?: readonly [name: string, description: string];
  options?: () => Option[];
  hidden?: boolean;
  /** a command is loaded only when it is called */
  load(): Promise<CommandFunction>;
}

const DAY = ['[day]', `trading day: ${DAY_FORMS}`] as const;
const full = () => [new Option('--full', 'read the whole history')];
const formats = (...choices: Format[]) => [
  new Option('--format <format>', 'how to print it').choices(choices).default('text'),
  new Option('--json', 'the same as --format json'),
];
const days = () => new Option('--days <n>', 'how many trading days').argParser(wholeNumber).default(7);

const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'nightly',
    description: 'collect, store, write every digest that is due and print it',
    examples: ['etf-digest nightly', 'etf-digest nightly --out ~/digests --strict'],
    options: full,
    load: async () => (await import('./commands/nightly.ts')).runNightly,
  },
  {
    name: 'show',
    description: 'the digest of one trading day, from the store',
    examples: ['etf-digest show', 'etf-digest show 11-01', 'etf-digest show 2024-11-01 --json'],
    argument: DAY,
    options: () => formats('text', 'md', 'json'),
    load: async () => (await import('./commands/show.ts')).runShow,
  },
  {
    name: 'funds',
    description: 'the table of the funds of one day',
    examples: ['etf-digest funds', 'etf-digest funds -1d --asset btc --format csv'],
    argument: DAY,
    options: () => formats('text', 'md', 'json', 'csv'),
    load: async () => (await import('./commands/tables.ts')).runFunds,
  },
  {
    name: 'trend',
    description: 'the newest trading days up to one day',
    examples: ['etf-digest trend', 'etf-digest trend 11-01 --days 30'],
    argument: DAY,
    options: () => [...formats('text', 'md', 'json', 'csv'), days()],
    load: async () => (await import('./commands/tables.ts')).runTrend,
  },
  {
    name: 'collect',
    description: 'fetch and store only',
    examples: ['etf-digest collect', 'etf-digest collect --full'],
    options: full,
    load: async () => (await import('./commands/collect.ts')).runCollect,
  },
  {
    name: 'import',
    description: 'read a page that a browser saved',
    examples: [
      'etf-digest import btc.html --source farside --asset btc',
      'etf-digest import - --source farside --asset eth < eth.html',
    ],
    argument: ['<file>', 'the saved page; - for standard input'],
    load: async () => (await import('./commands/import.ts')).runImport,
  },
  {
    name: 'start',
    description: 'the newest digest in the store, and its Markdown file',
    examples: ['npm start'],
    hidden: true,
    load: async () => (await import('./commands/start.ts')).runStart,
  },
];

/**
 * Runs one command line.
 *
 * @returns the exit status; 3 and 4 only under --strict
 */
export async function runCli(argv: readonly string[], io: Io, version: string): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done;
  const program = new Command('etf-digest')
    .description('Nightly Chinese digest of the US spot Bitcoin and Ethereum ETF flows')
    .version(version)
    .addHelpText('before', examplesText(COMMANDS.slice(0, 2).flatMap((spec) => spec.examples)))
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) });
  for (const spec of COMMANDS) {
    addCommand(program, spec, async (argument, options) => {
      status = await runCommand(spec, argument, options, io, version);
    });
  }
  try {
    await program.parseAsync(withDefaultCommand(argv), { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(error instanceof EtfDigestError)) throw error;
    io.err(`error: ${error.explain()}\n`);
    return error.exitStatus;
  }
}

async function runCommand(
  spec: CommandSpec,
  argument: string | undefined,
  options: Options,
  io: Io,
  version: string,
): Promise<ExitStatus> {
  const config = resolveConfig({ flags: options, env: io.env, cwd: io.cwd, clock: io.clock });
  const tell = (message: string) => io.err(`${message}\n`);
  const run = { config, reference: loadReference(), version, tell };
  const context: CommandContext = { io, options, argument, config, run };
  const status = await (await spec.load())(context);
  const onlyStrict = status === EXIT.incomplete || status === EXIT.nothing;
  return onlyStrict && !config.strict ? EXIT.done : status;
}

const withJson = (options: Options & { json?: boolean }): Options =>
  options.json ? { ...options, format: 'json' } : options;

type Act = (argument: string | undefined, options: Options) => Promise<void>;

function addCommand(program: Command, spec: CommandSpec, act: Act): void {
  const command = program
    .command(spec.name, { hidden: spec.hidden ?? false })
    .description(spec.description)
    .addHelpText('before', examplesText(spec.examples));
  if (spec.argument) command.argument(...spec.argument);
  for (const option of spec.options?.() ?? []) command.addOption(option);
  addSettings(command).action((...given: unknown[]) => {
    const [argument, options] = spec.argument ? given : [undefined, given[0]];
    return act(argument as string | undefined, withJson(options as Options & { json?: boolean }));
  });
}

function addSettings(command: Command): Command {
  return command
    .option('--config <file>', 'settings file (ETF_DIGEST_CONFIG)')
    .option('--db <file>', 'database (ETF_DIGEST_DB)')
    .option('--out <dir>', 'folder for Markdown files (ETF_DIGEST_OUT)')
    .option('--now <instant>', 'take this ISO instant for now (ETF_DIGEST_NOW)')
    .option('--source <ids>', 'sources in order of preference (ETF_DIGEST_SOURCES)')
    .option('--asset <btc|eth|all>', 'which ETFs (ETF_DIGEST_ASSET)')
    .option('--strict', 'status 3 for incomplete figures, 4 for nothing to say')
    .option('--empty', 'start a new database without the bundled history');
}

const examplesText = (examples: readonly string[]): string =>
  `Examples:\n${examples.map((example) => `  ${example}`).join('\n')}\n`;

function wholeNumber(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count;
  throw new InvalidArgumentError('Expected a whole number from 1 to 1000.');
}

/** Without a command the newest digest is printed; `-3d` is a day, not an option. */
function withDefaultCommand(argv: readonly string[]): string[] {
  const words = argv.map((word, i) => (i > 0 && /^-\d+d$/i.test(word) ? `today${word}` : word));
  const first = words[0];
  const asksForProgram = first !== undefined && /^(-h|--help|-V|--version)$/.test(first);
  return first === undefined || (first.startsWith('-') && !asksForProgram) ? ['start', ...words] : words;
}
