import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EtfDigestError, EXIT, type ExitStatus, UsageError } from '../../errors.ts';
import { type Instant, instantOf } from '../../model/time.ts';
import { importSaved } from '../../pipeline/collect/import-page.ts';
import type { CommandContext } from '../io.ts';

/** Reads a page saved by a browser, or one piped in, into the store. */
export async function runImport({
  io,
  run,
  options,
  argument: file = '-',
}: CommandContext): Promise<ExitStatus> {
  const source = options.source;
  const [asset, ...others] = run.config.assets;
  if (!source || !options.asset || !asset || others.length > 0) {
    const codes = run.reference.registry.codes.map((code) => code.toLowerCase());
    throw new UsageError('which table is this?', {
      expected: `--source farside --asset ${codes.join(', or --asset ')}`,
    });
  }
  const saved =
    file === '-'
      ? { body: await io.stdin(), savedAt: run.config.now }
      : readSaved(path.resolve(io.cwd, file), run.config.now);
  const imported = await importSaved(source, asset, file === '-' ? 'standard input' : file, saved, run);
  for (const warning of imported.warnings) io.err(`warning: ${warning}\n`);
  io.out(
    `${asset}: ${imported.rows} days from ${imported.firstDay} to ${imported.lastDay}, ${imported.figures} new figures\n`,
  );
  return EXIT.done;
}

/** The file was last changed when it was saved, at the latest. */
function readSaved(file: string, now: Instant): { body: Uint8Array; savedAt: Instant } {
  try {
    const changed = instantOf(statSync(file).mtime);
    return { body: readFileSync(file), savedAt: changed < now ? changed : now };
  } catch (cause) {
    throw new EtfDigestError('the file cannot be read', {
      source: file,
      got: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}
