import type { Config } from '../settings/config.ts';
import type { Reference } from './reference.ts';

/** What every step of a run is handed. */
export interface RunContext {
  config: Config;
  reference: Reference;
  /** the program's own name and version, told to publishers */
  version: string;
  /** talk for a person, one message a call; never part of the result */
  tell(message: string): void;
}
