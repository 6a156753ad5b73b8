import path from 'node:path';
import { EXIT, type ExitStatus } from '../../errors.ts';
import { type Imported, importSaved } from '../../pipeline/collect/import-page.ts';
import type { CommandContext } from '../io.ts';
import { LARGEST_FILE, readSaved, requireSmall } from './saved-file.ts';

/** Reads a file that a person has of a publisher's figures, or one piped in, into the store. */
export async function runImport({
  io,
  run,
  options,
  argument: file = '-',
}: CommandContext): Promise<ExitStatus> {
  const { source = null, asset } = options;
  const assets = asset === undefined ? null : run.config.assets;
  const name = file === '-' ? 'standard input' : file;
  const saved =
    file === '-'
      ? { body: requireSmall(name, await io.stdin(LARGEST_FILE + 1)), savedAt: run.config.now }
      : readSaved(path.resolve(io.cwd, file), run.config.now);
  const imported = await importSaved({ source, assets }, name, saved, run);
  for (const warning of imported.warnings) io.err(`warning: ${warning}\n`);
  io.out(told(imported, source !== null && assets?.length === 1));
  return EXIT.done;
}

/** What the flags did not say is said here. */
function told(imported: Imported, isNamed: boolean): string {
  const { asset, source, rows, firstDay, lastDay, figures } = imported;
  const what = isNamed ? asset : `${asset} from ${source.label}`;
  return `${what}: ${rows} days from ${firstDay} to ${lastDay}, ${figures} new figures\n`;
}
