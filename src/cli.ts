import { Command, CommanderError, Help } from 'commander';
import { commandFirst } from './commands/command-first.ts';
import type { CommandContext, Io, Options } from './commands/io.ts';
import { COMMANDS, COMMANDS_OR_DAYS, type CommandSpec } from './commands/table.ts';
import { EtfDigestError, EXIT, type ExitStatus, redactError } from './errors.ts';
import { messageLang } from './messages/locale.ts';
import { type Say, sayIn } from './messages/say.ts';
import type { AssetEntry } from './model/assets.ts';
import { loadAssets } from './pipeline/read-data.ts';
import { redactor } from './secrets/redact.ts';
import { resolveConfig } from './settings/config.ts';
import type { Setting } from './settings/setting.ts';
import { settingsInForce } from './settings/settings-in-force.ts';
import { settingsWith } from './settings/table.ts';

const HELP = 'display help for command';
const helper = new Help();

/**
 * Runs one command line.
 *
 * @returns the exit status; 3 and 4 only under --strict
 */
export async function runCli(argv: readonly string[], given: Io, version: string): Promise<ExitStatus> {
  const say = sayIn(messageLang(argv, given.env));
  const io: Io = { ...given, err: (text) => given.err(say(text)) };
  let status: ExitStatus = EXIT.done;
  try {
    const assets = loadAssets(io.data);
    const settings = Object.values(settingsWith(assets));
    const program = programOf(say, io, version);
    const words = commandFirst(argv);
    // all commands together have hundreds of options; the one that is called needs its own
    const called = COMMANDS.filter(({ name }) => name === words[0]);
    for (const spec of called.length > 0 ? called : COMMANDS) {
      addCommand(program, spec, settings, say, async (behind, options) => {
        status = await runCommand(spec, behind, options, assets, { ...io, say }, version);
      });
    }
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.unknownCommand') io.err(`  expected: ${COMMANDS_OR_DAYS}\n`);
      return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    }
    if (!(error instanceof EtfDigestError)) throw error;
    io.err(`error: ${error.explain()}\n`);
    return error.exitStatus;
  }
}

function programOf(say: Say, io: Io, version: string): Command {
  return new Command('etf-digest')
    .description(say('Nightly Chinese digest of the US spot Bitcoin and Ethereum ETF flows'))
    .version(version, '-V, --version', say('output the version number'))
    .helpOption('-h, --help', say(HELP))
    .helpCommand('help [command]', say(HELP))
    .configureHelp({
      styleTitle: say,
      optionDescription: (option) => helper.optionDescription(option).replace(/\b(?:choices|default):/g, say),
    })
    .addHelpText(
      'before',
      examplesText(
        COMMANDS.slice(0, 2).flatMap((spec) => spec.examples),
        say,
      ),
    )
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) });
}

async function runCommand(
  spec: CommandSpec,
  given: Given,
  options: Options,
  assets: readonly AssetEntry[],
  io: Io & { say: Say },
  version: string,
): Promise<ExitStatus> {
  const { SOURCES } = await import('./sources/index.ts');
  const { loadReference } = await import('./pipeline/reference.ts');
  const { env, cwd, clock, isMachineClock = false, machine } = io;
  const around = { env, cwd, clock, isMachineClock, ...(machine && { machine }) };
  const surroundings = { ...around, flags: options, publishers: SOURCES, assets };
  const config = resolveConfig(surroundings);
  const settings = () => settingsInForce(surroundings);
  const { text } = redactor(Object.values(config.keys));
  const told: Io = { ...io, err: (said) => io.err(text(said)) };
  const tell = (message: string) => told.err(`${message}\n`);
  const isWatched = io.isWatched ?? false;
  const lazyReference = once(() => loadReference(config, io.data));
  const run = {
    config,
    // read when it is asked for: `templates copy` makes the folder that it would read
    get reference() {
      return lazyReference();
    },
    cwd,
    version,
    isWatched,
    tell,
  };
  const context: CommandContext = {
    io: told,
    options,
    argument: given[0],
    arguments: given,
    config,
    settings,
    run,
    say: io.say,
  };
  const command = await spec.load();
  const status = await command(context).catch((error: unknown) => {
    throw redactError(error, text);
  });
  const onlyStrict = status === EXIT.incomplete || status === EXIT.nothing;
  return onlyStrict && !config.strict ? EXIT.done : status;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const withJson = (options: Options & { json?: boolean }): Options =>
  options.json ? { ...options, format: 'json' } : options;

/** What stood behind the command; the last argument of some may be several words. */
type Given = readonly (string | undefined)[];
type Act = (given: Given, options: Options) => Promise<void>;

function addCommand(
  program: Command,
  spec: CommandSpec,
  settings: readonly Setting[],
  say: Say,
  act: Act,
): void {
  const command = program
    .command(spec.name, { hidden: spec.hidden ?? false })
    .description(say(spec.description))
    .helpOption('-h, --help', say(HELP))
    .addHelpText('before', examplesText(spec.examples, say));
  const named = [spec.argument, spec.secondArgument].filter((argument) => argument !== undefined);
  for (const [name, description] of named) command.argument(name, say(description));
  for (const option of spec.options?.() ?? []) {
    option.description = say(option.description);
    command.addOption(option);
  }
  addSettings(command, settings, say).action((...given: unknown[]) =>
    act(
      given.slice(0, named.length).flat() as Given,
      withJson(given[named.length] as Options & { json?: boolean }),
    ),
  );
}

function addSettings(command: Command, settings: readonly Setting[], say: Say): Command {
  for (const { flag, variable, description } of settings) {
    const said = say(description);
    if (flag) command.option(flag, variable ? `${said} (${variable})` : said);
  }
  return command.option('--no-color', say('the same as --color never'));
}

const examplesText = (examples: readonly string[], say: Say): string =>
  `${say('Examples:')}\n${examples.map((example) => `  ${example}`).join('\n')}\n`;
