import { EXIT, type ExitStatus } from '../../errors.ts';
import { sayDigest } from '../../pipeline/days/say-digest.ts';
import { lookUpToSay } from '../../pipeline/look-up/look-up-day.ts';
import { withStore } from '../../pipeline/open-store.ts';
import { leaveFile } from '../../pipeline/publish/leave-file.ts';
import { shownPath } from '../../pipeline/shown-path.ts';
import { plainText } from '../../render/texts/digest-text.ts';
import { notice } from '../../render/texts/notice.ts';
import { colorsOf } from '../appearance.ts';
import type { CommandContext } from '../io.ts';

/** Without a command: prints the newest digest in the store and leaves its Markdown file; no network. */
export async function runStart(context: CommandContext): Promise<ExitStatus> {
  const { run, io } = context;
  const { config, reference } = run;
  const found = await withStore(config, reference, (db) => lookUpToSay('latest', db, config, reference));
  if (found.silence) {
    io.out(`${notice(found.day, found.silence, reference)}\n`);
    return EXIT.nothing;
  }
  const text = sayDigest(found.facts, config, reference);
  const file = leaveFile(found, text, config, reference);
  const colors = colorsOf(context);
  io.out(plainText(colors ? sayDigest(found.facts, config, reference, undefined, colors) : text));
  io.err(
    `This is the digest of ${found.day}, the newest trading day in ${shownPath(config.db, io.cwd)}; ` +
      `its Markdown is ${shownPath(file, io.cwd)}.\n` +
      `Later days are fetched by: ${io.machine?.isInstalled ? 'etf-digest nightly' : 'npm start -s -- nightly'}\n`,
  );
  return EXIT.done;
}
