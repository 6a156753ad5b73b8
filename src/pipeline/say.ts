import type { DigestFacts } from '../analyse/digest-facts.ts';
import type { Config } from '../config.ts';
import { type DigestText, digestText } from '../render/digest-text.ts';
import type { Words } from '../render/words.ts';
import { SOURCES } from '../sources/index.ts';
import type { Reference } from './reference.ts';

/** The words that a digest is written with. */
export function wordsOf(config: Config, { registry }: Reference): Words {
  return {
    registry,
    sourceLabels: Object.fromEntries(SOURCES.map((source) => [source.id, source.label])),
    disclaimer: config.disclaimer,
  };
}

/** Writes a digest in words. */
export function sayDigest(facts: DigestFacts, config: Config, reference: Reference): DigestText {
  return digestText(facts, wordsOf(config, reference), reference.fill);
}
