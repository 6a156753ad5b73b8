import path from 'node:path';
import type { Environment } from './places.ts';

/** What the settings need to know of the machine that the program runs on. */
export interface Machine {
  /** as Node names it: linux, darwin, win32 … */
  platform: string;
  /** the user's own folder */
  home: string;
  /** the program was installed as a package; else it runs in its checkout */
  isInstalled: boolean;
}

/** A checkout of a system like Unix. */
export const CHECKOUT: Machine = { platform: 'linux', home: '', isInstalled: false };

/**
 * Where the database is where nothing names it: in a checkout below the settings file's or the working folder; of an
 * installed program in the user's own data, whatever the working folder is. Linux: XDG Base Directory Specification, by which
 * a relative XDG_DATA_HOME counts as not set.
 */
export function storePlace({ platform, home, isInstalled }: Machine, env: Environment): string {
  if (!isInstalled) return 'data/etf-digest.db';
  const own = ['etf-digest', 'etf-digest.db'];
  const { posix, win32 } = path;
  if (platform === 'win32')
    return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), ...own);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', ...own);
  const { XDG_DATA_HOME = '' } = env;
  return posix.join(
    posix.isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : posix.join(home, '.local/share'),
    ...own,
  );
}
