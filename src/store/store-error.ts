import { codeOf, EtfDigestError, StoreError } from '../errors.ts';

const MENDS: readonly [RegExp, string, string][] = [
  [/NOTADB/, 'this file is not an SQLite database', 'name another file with --db; nothing was changed'],
  [/CORRUPT/, 'the database is damaged', 'restore a copy of the file, or name a new one with --db'],
  [/FULL/, 'the disk is full', 'free some space and run again; nothing was stored by halves'],
  [
    /READONLY|CANTOPEN|PERM|EACCES|EISDIR/,
    'the database cannot be opened or written',
    'check the path and its permissions, or name another with --db',
  ],
  [/BUSY|LOCKED/, 'another program is writing to the database', 'wait until it has finished and run again'],
  [
    /IOERR/,
    'the disk failed while the database was used',
    'check the disk and its free space, then run again',
  ],
];

/** SQLite's error as one that a person can act on; any other error is handed back. */
export function asStoreError(error: unknown, file: string): unknown {
  if (error instanceof EtfDigestError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const [, message, mend] = MENDS.find(([pattern]) => pattern.test(code)) ?? [];
  if (!message || !mend) return error;
  return new StoreError(message, {
    source: file,
    got: `${error.message} (${code})`,
    mend,
    cause: error,
  });
}
