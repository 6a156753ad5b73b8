import { untracedNumber } from '../proof/untraced-numbers.ts';
import { listedNames, type TemplateTexts } from '../template.ts';
import type { Language } from '../words/language.ts';
import type { TemplateFinding } from './finding.ts';
import { parseTemplates } from './parse-templates.ts';
import { SHIPPED_TEMPLATES } from './shipped-templates.ts';
import { type Walk, walkTemplates } from './walk-templates.ts';

/** What reading templates came to, without filling any. */
export interface Inspection extends Pick<Walk, 'views' | 'prints' | 'writtenOut'> {
  /** those about the reading of each, and about names and words in them */
  findings: readonly TemplateFinding[];
}

/** Reads a language’s templates and walks through them. */
export function inspectTemplates(texts: TemplateTexts, language: Language): Inspection {
  const { programs, findings } = parseTemplates(texts);
  const names = Object.values(texts).flatMap(listedNames);
  const untraced = (words: string) => untracedNumber(words, [], names, language);
  const walk = walkTemplates(programs, Object.keys(texts), untraced, SHIPPED_TEMPLATES);
  return { ...walk, findings: [...findings, ...walk.findings.values()] };
}
