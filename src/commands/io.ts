import type { Config, Environment, Flags } from '../config.ts';
import type { Instant } from '../model/time.ts';
import type { RunContext } from '../pipeline/context.ts';

/** The process around a command: where its words go and where its settings come from. */
export interface Io {
  /** the result */
  out(text: string): void;
  /** talk for a person */
  err(text: string): void;
  stdin(): Promise<Uint8Array>;
  env: Environment;
  cwd: string;
  clock: Instant;
}

/** What every command is handed. */
export interface CommandContext {
  io: Io;
  flags: Flags;
  config: Config;
  run: RunContext;
}
