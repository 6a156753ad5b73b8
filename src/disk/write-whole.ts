import { closeSync, fsyncSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DeliveryError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';
import { openBeside } from './open-beside.ts';

/**
 * Writes a file whole or not at all: a new file beside it, then a rename. A file that already says the same,
 * its `generated_at` line aside, is left as it is.
 *
 * @returns whether the file was replaced
 * @throws DeliveryError when the folder or the file cannot be written
 */
export function writeWhole(file: string, text: string): boolean {
  if (withoutMoment(readExisting(file)) === withoutMoment(text)) return false;
  let temporary = '';
  try {
    makeFolder(path.dirname(file));
    const beside = openBeside(file);
    temporary = beside.temporary;
    writeThrough(beside.handle, text);
    renameSync(temporary, file);
    return true;
  } catch (cause) {
    if (temporary) removeIfThere(temporary);
    throw new DeliveryError('the file cannot be written', {
      source: file,
      got: cause instanceof Error ? cause.message : String(cause),
      mend: 'check the folder, its permissions and the free space, or name another with --out; the next run writes it',
      cause,
    });
  }
}

function writeThrough(handle: number, text: string): void {
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Best effort: where even this fails, the error that led here is the one to tell. */
function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    return;
  }
}

/** Null where there is none, or something else, such as a link: it is replaced, and not followed. */
function readExisting(file: string): string | null {
  try {
    return lstatSync(file).isFile() ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

const withoutMoment = (text: string | null): string | null =>
  text?.replace(/^generated_at: .*$/m, '') ?? null;
