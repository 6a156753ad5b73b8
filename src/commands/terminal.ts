import type { ColorWhen } from '../settings/appearance.ts';
import type { Environment } from '../settings/places.ts';

/** Standard output as the process finds it. */
export interface Terminal {
  isTerminal: boolean;
  /** how many cells a line has; null where nobody knows */
  columns: number | null;
}

interface Circumstances {
  /** what --color says */
  flag: ColorWhen;
  env: Environment;
  isTerminal: boolean;
}

/**
 * Whether a text is printed in colour: --color, else FORCE_COLOR (0 and false are a no), else NO_COLOR, else whether
 * a terminal reads it. A variable that is set to nothing counts as not set (no-color.org).
 */
export function usesColor({ flag, env, isTerminal }: Circumstances): boolean {
  if (flag === 'always') return true;
  if (flag === 'never') return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR) return false;
  return isTerminal && env.TERM !== 'dumb';
}

/** The cells of a line on a terminal, COLUMNS before what the terminal says; null without a terminal, or a number. */
export function columnsOf(terminal: Terminal | undefined, env: Environment): number | null {
  if (!terminal?.isTerminal) return null;
  const told = /^\d+$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : 0;
  return told || terminal.columns || null;
}
