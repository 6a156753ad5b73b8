import path from 'node:path';
import { writeWhole } from '../../disk/write-whole.ts';
import type { Day } from '../../model/time.ts';
import { digestMarkdown } from '../../render/texts/digest-markdown.ts';
import type { DigestText } from '../../render/texts/digest-text.ts';
import type { Config } from '../../settings/config.ts';
import { renderContextOf } from '../days/say-digest.ts';
import type { LookUp } from '../look-up/look-up-day.ts';
import type { Reference } from '../reference.ts';

/**
 * The Markdown of a day that was looked up. It carries the moment of the written edition where it says the same as
 * that edition's file, and otherwise now: an earlier day may have been filled since.
 */
export function markdownOf(found: LookUp, text: DigestText, config: Config, reference: Reference): string {
  const { edition, facts } = found;
  const context = renderContextOf(config, reference);
  const asWritten = edition && digestMarkdown(facts, text, context, edition.writtenAt);
  return edition && asWritten === edition.markdown
    ? asWritten
    : digestMarkdown(facts, text, context, config.now);
}

/**
 * Leaves the Markdown file of a day that was looked up; that of an edition that still holds keeps its words.
 *
 * @returns its path
 */
export function leaveFile(found: LookUp, text: DigestText, config: Config, reference: Reference): string {
  const file = fileOf(config.out, found.day);
  writeWhole(file, found.edition?.markdown ?? markdownOf(found, text, config, reference));
  return file;
}

/** The Markdown file of a day. */
export function fileOf(out: string, day: Day): string {
  return path.join(out, `${day}.md`);
}
