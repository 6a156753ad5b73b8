import { Command, CommanderError } from 'commander';
import type { CommandContext, Io, Options } from './commands/io.ts';
import { COMMANDS, type CommandSpec } from './commands/table.ts';
import { EtfDigestError, EXIT, type ExitStatus, redactError } from './errors.ts';
import type { AssetEntry } from './model/assets.ts';
import { loadAssets } from './pipeline/read-data.ts';
import { redactor } from './secrets/redact.ts';
import { resolveConfig } from './settings/config.ts';
import { settingsInForce } from './settings/settings-in-force.ts';
import { COLOR_WHEN, settingsWith } from './settings/table.ts';

/**
 * Runs one command line.
 *
 * @returns the exit status; 3 and 4 only under --strict
 */
export async function runCli(argv: readonly string[], io: Io, version: string): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done;
  try {
    const assets = loadAssets(io.data);
    const program = new Command('etf-digest')
      .description('Nightly Chinese digest of the US spot Bitcoin and Ethereum ETF flows')
      .version(version)
      .addHelpText('before', examplesText(COMMANDS.slice(0, 2).flatMap((spec) => spec.examples)))
      .exitOverride()
      .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) });
    for (const spec of COMMANDS) {
      addCommand(program, spec, assets, async (given, options) => {
        status = await runCommand(spec, given, options, assets, io, version);
      });
    }
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
  given: Given,
  options: Options,
  assets: readonly AssetEntry[],
  io: Io,
  version: string,
): Promise<ExitStatus> {
  const { SOURCES } = await import('./sources/index.ts');
  const { loadReference } = await import('./pipeline/reference.ts');
  const { env, cwd, clock, isMachineClock = false } = io;
  const around = { env, cwd, clock, isMachineClock };
  const surroundings = { ...around, flags: options, publishers: SOURCES, assets };
  const config = resolveConfig(surroundings);
  const settings = () => settingsInForce(surroundings);
  const { text } = redactor(Object.values(config.keys));
  const told: Io = { ...io, err: (said) => io.err(text(said)) };
  const tell = (message: string) => told.err(`${message}\n`);
  const isWatched = io.isWatched ?? false;
  const run = { config, reference: loadReference(config, io.data), version, isWatched, tell };
  const context: CommandContext = {
    io: told,
    options,
    argument: given[0],
    arguments: given,
    config,
    settings,
    run,
  };
  const command = await spec.load();
  const status = await command(context).catch((error: unknown) => {
    throw redactError(error, text);
  });
  const onlyStrict = status === EXIT.incomplete || status === EXIT.nothing;
  return onlyStrict && !config.strict ? EXIT.done : status;
}

const withJson = (options: Options & { json?: boolean }): Options =>
  options.json ? { ...options, format: 'json' } : options;

type Given = readonly (string | undefined)[];
type Act = (given: Given, options: Options) => Promise<void>;

function addCommand(program: Command, spec: CommandSpec, assets: readonly AssetEntry[], act: Act): void {
  const command = program
    .command(spec.name, { hidden: spec.hidden ?? false })
    .description(spec.description)
    .addHelpText('before', examplesText(spec.examples));
  const named = [spec.argument, spec.secondArgument].filter((argument) => argument !== undefined);
  for (const argument of named) command.argument(...argument);
  for (const option of spec.options?.() ?? []) command.addOption(option);
  addSettings(command, assets).action((...given: unknown[]) =>
    act(given.slice(0, named.length) as Given, withJson(given[named.length] as Options & { json?: boolean })),
  );
}

function addSettings(command: Command, assets: readonly AssetEntry[]): Command {
  for (const { flag, variable, description } of Object.values(settingsWith(assets)))
    if (flag) command.option(flag, variable ? `${description} (${variable})` : description);
  return command.option('--no-color', 'the same as --color never');
}

const examplesText = (examples: readonly string[]): string =>
  `Examples:\n${examples.map((example) => `  ${example}`).join('\n')}\n`;

/** Without a command the newest digest is printed; `-3d` is a day, not an option; a day after `--color` is no part of it. */
function withDefaultCommand(argv: readonly string[]): string[] {
  const words = argv.map((word, i) => {
    if (word === '--no-color') return '--color=never';
    if (word === '--color') return isColorWhen(argv[i + 1]) ? word : '--color=always';
    return i > 0 && /^-\d+d$/i.test(word) ? `today${word}` : word;
  });
  const first = words[0];
  const asksForProgram = first !== undefined && /^(-h|--help|-V|--version)$/.test(first);
  return first === undefined || (first.startsWith('-') && !asksForProgram) ? ['start', ...words] : words;
}

const isColorWhen = (word: string | undefined): boolean => COLOR_WHEN.some((when) => when === word);
