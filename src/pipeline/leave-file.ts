import type { Config } from '../config.ts';
import { writeWhole } from '../deliver/file.ts';
import type { DigestText } from '../render/digest-text.ts';
import { digestMarkdown } from '../render/markdown.ts';
import type { LookUp } from './look-up.ts';
import { fileOf } from './nightly.ts';
import type { Reference } from './reference.ts';

/** Leaves the Markdown file of a day that was looked up; returns its path. */
export function leaveFile(
  { day, facts, writtenAt }: LookUp,
  text: DigestText,
  config: Config,
  reference: Reference,
): string {
  const file = fileOf(config.out, day);
  writeWhole(file, digestMarkdown(facts, text, reference.registry, writtenAt ?? config.now));
  return file;
}
