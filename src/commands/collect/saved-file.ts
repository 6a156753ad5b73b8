import { readFileSync, type Stats, statSync } from 'node:fs';
import { EtfDigestError } from '../../errors.ts';
import { type Instant, instantOf } from '../../model/time.ts';

const MEGABYTE = 1024 * 1024;
/** Bytes; the page of all days has less than one megabyte, with its pictures in a single file a few. */
export const LARGEST_FILE = 16 * MEGABYTE;

/**
 * A file with the time at which it was saved: that of its last change, as nothing changes it later.
 *
 * @throws EtfDigestError for what is no file, cannot be read or is too large
 */
export function readSaved(file: string, now: Instant): { body: Uint8Array; savedAt: Instant } {
  try {
    const found = statSync(file);
    requireFile(file, found);
    requireSize(file, found.size);
    const changed = instantOf(found.mtime);
    return { body: readFileSync(file), savedAt: changed < now ? changed : now };
  } catch (cause) {
    if (cause instanceof EtfDigestError) throw cause;
    throw new EtfDigestError('the file cannot be read', {
      source: file,
      got: cause instanceof Error ? cause.message : String(cause),
      mend: 'give the path of a file that you may read',
      cause,
    });
  }
}

function requireFile(file: string, found: Stats): void {
  if (found.isFile()) return;
  const isFolder = found.isDirectory();
  throw new EtfDigestError(`this is a ${isFolder ? 'folder' : 'pipe or a device'}, not a file`, {
    source: file,
    expected: 'a file, or - for standard input',
    mend: isFolder
      ? 'name the page that is in it; of a page saved "complete" that is the .html file beside the folder'
      : `etf-digest import - < ${file}`,
  });
}

function requireSize(name: string, bytes: number): void {
  if (bytes <= LARGEST_FILE) return;
  throw new EtfDigestError('the file is too large to be a publisher’s page', {
    source: name,
    expected: `at most ${LARGEST_FILE / MEGABYTE} MB`,
    got: `${Math.ceil(bytes / MEGABYTE)} MB or more`,
    mend: 'save the page as "Webpage, HTML only", or export its table as CSV',
  });
}

/** The bytes. Throws EtfDigestError where they are more than a file may have. */
export function requireSmall(name: string, bytes: Uint8Array): Uint8Array {
  requireSize(name, bytes.length);
  return bytes;
}
