import type { ExitStatus } from '../errors.ts';
import type { Instant } from '../model/time.ts';
import type { RunContext } from '../pipeline/context.ts';
import type { Form } from '../render/context.ts';
import type { Config } from '../settings/config.ts';
import type { Environment } from '../settings/places.ts';
import type { SettingInForce } from '../settings/settings-in-force.ts';
import type { Machine } from '../settings/store-place.ts';
import type { Flags } from '../settings/table.ts';
import type { Terminal } from './terminal.ts';

/** The process around a command: where its words go and where its settings come from. */
export interface Io {
  /** the result */
  out(text: string): void;
  /** talk for a person */
  err(text: string): void;
  /** all of it, or its beginning: it need not be read further than `atMost` bytes */
  stdin(atMost: number): Promise<Uint8Array>;
  env: Environment;
  cwd: string;
  /** absent: a checkout on a system like Unix */
  machine?: Machine;
  /** what is taken for now where no setting names a moment */
  clock: Instant;
  /** the clock is the machine's, which may be wrong; absent: a test has set it */
  isMachineClock?: boolean;
  /** the folder of assets, funds, closures and bundled history; absent: that which comes along */
  data?: URL;
  /** standard error is a terminal: a person reads the talk as it comes */
  isWatched?: boolean;
  /** standard output, if it may be a terminal; absent: no colour, and lines of any length */
  terminal?: Terminal;
}

/** How a result is printed. */
export type Format = 'text' | 'md' | 'json' | 'csv';

/** The options of a command besides the settings; each command reads its own. */
export interface Options extends Flags {
  full?: boolean;
  /** every edition that a night has written is printed, however many */
  all?: boolean;
  format: Format;
  /** how a digest is laid out; the usual one where it is not given */
  form?: Form;
  /** with the cells of each figure */
  explain?: boolean;
  /** what differs between the editions of a day */
  changes?: boolean;
  days?: number;
  /** what is in the way is replaced */
  force?: boolean;
  since?: string;
  reason?: string;
  compact?: boolean;
}

/** What every command is handed. */
export interface CommandContext {
  io: Io;
  options: Options;
  /** the DAY or FILE */
  argument: string | undefined;
  /** all that the command takes, the one above first */
  arguments: readonly (string | undefined)[];
  config: Config;
  /** every setting with its value and where it came from */
  settings(): readonly SettingInForce[];
  run: RunContext;
  /** says a line of the program's own in the reader's language */
  say(text: string): string;
}

/** One command: reads its options, calls the pipeline, prints. */
export type CommandFunction = (context: CommandContext) => Promise<ExitStatus>;
