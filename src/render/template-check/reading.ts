import { looseNumber } from '../proof/untraced-numbers.ts';
import { listedNames, type TemplateTexts } from '../template.ts';
import type { Language } from '../words/language.ts';
import type { TemplateFinding } from './finding.ts';
import { GUIDE } from './guide.ts';
import { parseTemplates } from './parse.ts';
import { type Walk, walkTemplates } from './walk.ts';

/** What reading templates came to, without filling any. */
export interface Reading extends Pick<Walk, 'views' | 'prints'> {
  /** those about the reading of each, and about names and words in them */
  findings: readonly TemplateFinding[];
}

/** Reads a language’s templates and walks through them. */
export function readThrough(texts: TemplateTexts, language: Language): Reading {
  const { programs, findings } = parseTemplates(texts);
  const names = Object.values(texts).flatMap(listedNames);
  const loose = (words: string) => looseNumber(words, [], names, language);
  const { views, prints, findings: found } = walkTemplates(programs, Object.keys(texts), loose, GUIDE);
  return { findings: [...findings, ...found.values()], views, prints };
}
