import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CommandContext, Io } from './commands/io.ts';
import { type Flags, resolveConfig } from './config.ts';
import { EtfDigestError, EXIT, type ExitStatus } from './errors.ts';
import { createHttp } from './http.ts';
import { DAY_FORMS } from './model/day-words.ts';
import { loadReference } from './pipeline/reference.ts';

const EXAMPLES = `Examples:
  etf-digest nightly                      collect, store and write what is due: for cron
  etf-digest show 11-01                   the digest of the latest 1 November
  etf-digest show 2024-11-01 --json       the same for a program
`;

type Run = (context: CommandContext) => Promise<ExitStatus>;

/**
 * Runs one command line.
 *
 * @returns the exit status; 3 and 4 only under --strict
 */
export async function runCli(argv: readonly string[], io: Io, version: string): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done;
  const program = createProgram(io, version, async (flags, run) => {
    status = await inContext(flags, io, version, run);
  });
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

async function inContext(flags: Flags, io: Io, version: string, run: Run): Promise<ExitStatus> {
  const config = resolveConfig({ flags, env: io.env, cwd: io.cwd, clock: io.clock });
  const context = {
    config,
    reference: loadReference(),
    http: createHttp({
      userAgent: `etf-digest/${version} (nightly digest of ETF flows; reads each page once a run)`,
    }),
    tell: (message: string) => io.err(`${message}\n`),
  };
  const status = await run({ io, flags, config, run: context });
  const onlyStrict = status === EXIT.incomplete || status === EXIT.nothing;
  return onlyStrict && !config.strict ? EXIT.done : status;
}

type Invoke = (flags: Flags, run: Run) => Promise<void>;

function createProgram(io: Io, version: string, invoke: Invoke): Command {
  const program = new Command('etf-digest')
    .description('Nightly Chinese digest of the US spot Bitcoin and Ethereum ETF flows')
    .version(version)
    .addHelpText('before', EXAMPLES)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) });
  addNightly(program, invoke);
  addCollect(program, invoke);
  addShow(program, invoke);
  addFunds(program, invoke);
  addTrend(program, invoke);
  addImport(program, invoke);
  addStart(program, invoke);
  return program;
}

function addNightly(program: Command, invoke: Invoke): void {
  command(
    program,
    'nightly',
    'collect, store, write every digest that is due and print it',
    'etf-digest nightly --out ~/digests',
  )
    .option('--full', 'read the whole history')
    .action(async (options: { full?: boolean } & Flags) => {
      const { runNightly } = await import('./commands/nightly.ts');
      await invoke(options, (context) => runNightly(context, options));
    });
}

function addCollect(program: Command, invoke: Invoke): void {
  command(program, 'collect', 'fetch and store only', 'etf-digest collect --full')
    .option('--full', 'read the whole history')
    .action(async (options: { full?: boolean } & Flags) => {
      const { runCollect } = await import('./commands/collect.ts');
      await invoke(options, (context) => runCollect(context, options));
    });
}

type Formatted<F extends string> = Flags & { format: F; json?: boolean };

function addShow(program: Command, invoke: Invoke): void {
  withFormat(
    withDay(
      command(program, 'show', 'the digest of one trading day, from the store', 'etf-digest show 11月1日'),
    ),
    ['text', 'md', 'json'],
  ).action(async (day: string | undefined, options: Formatted<'text' | 'md' | 'json'>) => {
    const { runShow } = await import('./commands/show.ts');
    await invoke(options, (context) =>
      runShow(context, day, { format: options.json ? 'json' : options.format }),
    );
  });
}

type TableFormat = 'text' | 'md' | 'json' | 'csv';
const TABLE_FORMATS = ['text', 'md', 'json', 'csv'];

function addFunds(program: Command, invoke: Invoke): void {
  withFormat(
    withDay(
      command(program, 'funds', 'the table of the funds of one day', 'etf-digest funds -1d --asset btc'),
    ),
    TABLE_FORMATS,
  ).action(async (day: string | undefined, options: Formatted<TableFormat>) => {
    const { runFunds } = await import('./commands/tables.ts');
    await invoke(options, (context) =>
      runFunds(context, day, { format: options.json ? 'json' : options.format }),
    );
  });
}

function addTrend(program: Command, invoke: Invoke): void {
  withFormat(
    withDay(command(program, 'trend', 'the newest trading days up to one day', 'etf-digest trend --days 30')),
    TABLE_FORMATS,
  )
    .addOption(new Option('--days <n>', 'how many trading days').argParser(wholeNumber).default(7))
    .action(async (day: string | undefined, options: Formatted<TableFormat> & { days: number }) => {
      const { runTrend } = await import('./commands/tables.ts');
      const { days } = options;
      await invoke(options, (context) =>
        runTrend(context, day, { format: options.json ? 'json' : options.format, days }),
      );
    });
}

function addImport(program: Command, invoke: Invoke): void {
  command(
    program,
    'import',
    'read a page that a browser saved',
    'etf-digest import btc.html --source farside --asset btc',
  )
    .argument('<file>', 'the saved page; - for standard input')
    .action(async (file: string, options: Flags) => {
      const { runImport } = await import('./commands/import.ts');
      await invoke(options, (context) => runImport(context, file));
    });
}

function addStart(program: Command, invoke: Invoke): void {
  const start = command(
    program,
    'start',
    'the newest digest in the store, and its Markdown file',
    'npm start',
    true,
  );
  start.action(async (options: Flags) => {
    const { runStart } = await import('./commands/start.ts');
    await invoke(options, runStart);
  });
}

function command(
  program: Command,
  name: string,
  description: string,
  example: string,
  hidden = false,
): Command {
  return program
    .command(name, { hidden })
    .description(description)
    .addHelpText('before', `Example: ${example}\n`)
    .option('--config <file>', 'settings file (ETF_DIGEST_CONFIG)')
    .option('--db <file>', 'database (ETF_DIGEST_DB)')
    .option('--out <dir>', 'folder for Markdown files (ETF_DIGEST_OUT)')
    .option('--now <instant>', 'take this ISO instant for now (ETF_DIGEST_NOW)')
    .option('--source <ids>', 'sources in order of preference (ETF_DIGEST_SOURCES)')
    .option('--asset <btc|eth|all>', 'which ETFs (ETF_DIGEST_ASSET)')
    .option('--strict', 'status 3 for incomplete figures, 4 for nothing to say')
    .option('--empty', 'start a new database without the bundled history');
}

function withDay(to: Command): Command {
  return to.argument('[day]', `trading day: ${DAY_FORMS}`);
}

function withFormat(to: Command, formats: readonly string[]): Command {
  return to
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('text'))
    .option('--json', 'the same as --format json');
}

function wholeNumber(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 1000) return days;
  throw new InvalidArgumentError('Expected a whole number from 1 to 1000.');
}

/** Without a command the newest digest is printed; `-3d` is a day, not an option. */
function withDefaultCommand(argv: readonly string[]): string[] {
  const words = argv.map((word) => (/^-\d+d$/i.test(word) ? `today${word}` : word));
  const first = words[0];
  const asksForProgram = first !== undefined && /^(-h|--help|-V|--version)$/.test(first);
  return first === undefined || (first.startsWith('-') && !asksForProgram) ? ['start', ...words] : words;
}
