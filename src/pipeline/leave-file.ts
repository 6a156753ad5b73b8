import type { Config } from '../config.ts';
import { writeWhole } from '../deliver/file.ts';
import type { DigestText } from '../render/digest-text.ts';
import { digestMarkdown } from '../render/markdown.ts';
import type { LookUp } from './look-up.ts';
import { fileOf } from './nightly.ts';
import type { Reference } from './reference.ts';
import { wordsOf } from './say.ts';

/**
 * The Markdown of a day that was looked up. It carries the moment of the written edition where it says the same as
 * that edition's file, and otherwise now: an earlier day may have been filled since.
 */
export function markdownOf(found: LookUp, text: DigestText, config: Config, reference: Reference): string {
  const { edition, facts } = found;
  const words = wordsOf(config, reference);
  const asWritten = edition && digestMarkdown(facts, text, words, edition.writtenAt);
  return edition && asWritten === edition.markdown
    ? asWritten
    : digestMarkdown(facts, text, words, config.now);
}

/** Leaves the Markdown file of a day that was looked up; returns its path. */
export function leaveFile(found: LookUp, text: DigestText, config: Config, reference: Reference): string {
  const file = fileOf(config.out, found.day);
  writeWhole(file, markdownOf(found, text, config, reference));
  return file;
}
