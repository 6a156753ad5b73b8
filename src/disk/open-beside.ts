import { randomBytes } from 'node:crypto';
import { constants, openSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from '../errors.ts';

/** A new file beside another, which takes its place once it is whole. */
export interface Beside {
  temporary: string;
  handle: number;
}

// O_EXCL follows no link that lies there already; Windows has no O_NOFOLLOW
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/**
 * Makes an empty file beside `file` under a name that no other process knows, and removes what killed ones left there.
 *
 * @throws what Node throws where the folder cannot be written
 */
export function openBeside(file: string): Beside {
  removeLeftovers(file);
  const own = `${process.pid}.${randomBytes(6).toString('hex')}`;
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${own}.tmp`);
  return { temporary, handle: openSync(temporary, NEW_FILE, 0o666) };
}

function removeLeftovers(file: string): void {
  const head = `.${path.basename(file)}.`;
  for (const name of readdirSync(path.dirname(file)).filter((one) => one.startsWith(head))) {
    const [, pid] = /^(\d+)\.[0-9a-f]{12}\.tmp(?:-journal)?$/.exec(name.slice(head.length)) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(path.join(path.dirname(file), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // somebody else's
    return codeOf(error) === 'EPERM';
  }
}
