import type { Config } from '../settings/config.ts';
import type { Reference } from './reference.ts';

/** What every step of a run is handed. */
export interface RunContext {
  config: Config;
  reference: Reference;
  /** the working folder: messages name what lies below it by the path from there */
  cwd: string;
  /** the program's own name and version, told to publishers */
  version: string;
  /** a person reads the talk while the run goes on: what was told before is told again */
  isWatched: boolean;
  /** talk for a person, one message a call; never part of the result */
  tell(message: string): void;
}
