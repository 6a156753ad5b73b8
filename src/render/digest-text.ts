import type { DigestFacts } from '../analyse/digest-facts.ts';
import { type Fill, typeset } from './template.ts';
import { digestView } from './view.ts';
import type { Words } from './words.ts';

/** A digest in words. */
export interface DigestText {
  title: string;
  /** paragraphs, separated by blank lines */
  body: string;
  /** edition, day, source and time, and the disclaimer where one is set */
  foot: string;
}

/** Writes a digest that has figures; pure. */
export function digestText(facts: DigestFacts, words: Words, fill: Fill): DigestText {
  const view = digestView(facts, words);
  const say = (template: string) => tidy(fill(template, view));
  return { title: say('title'), body: say('body'), foot: say('foot') };
}

/** The whole digest as plain text: title, body, foot, ending in a newline. */
export function plainText({ title, body, foot }: DigestText): string {
  return `${title}\n\n${body}\n\n${foot}\n`;
}

function tidy(text: string): string {
  return typeset(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
