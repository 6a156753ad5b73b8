import { EtfDigestError } from '../../errors.ts';
import type { RenderContext } from '../context.ts';
import { checkProse } from '../proof/check-prose.ts';
import { ProofError } from '../proof/proof.ts';
import { sentencesOf } from '../proof/sentences.ts';
import { createTeller } from '../proof/teller.ts';
import { TemplateError } from '../template.ts';
import { type DigestText, filledParts, LONGEST, type Parts, provedText } from '../texts/digest-text.ts';
import type { Language } from '../words/language.ts';
import { type Sample, sampleViews } from './sample.ts';
import { sampleName } from './sample-names.ts';

/** Something that went wrong, or reads badly, when a template was filled for a kind of day. */
export interface SampleProblem {
  weight: 'fault' | 'warning';
  /** the template that was filled, or the one within it that failed */
  template: string;
  what: string;
  /** the words that could not be proved, or the value that is empty and printed; neither of another problem */
  unproved?: string;
  emptyValue?: string | null;
  kind: string;
  sentence: string | null;
}

/** One text that a template is to give. */
interface Attempt {
  template: string;
  part: keyof DigestText;
  text(): string;
}

/** The most characters of a sentence. */
const LONGEST_SENTENCE = 160;

/** Fills every template for a kind of day in every form, proves what comes, and looks at its length. */
export function sampleProblems(sample: Sample, context: RenderContext): SampleProblem[] {
  const kind = sampleName(sample.kind);
  return attemptsOf(sample, context).flatMap((attempt) => {
    try {
      return tooLong(attempt, attempt.text(), kind, context.language);
    } catch (error) {
      if (error instanceof EtfDigestError) return [problemOf(attempt, error, kind)];
      throw error;
    }
  });
}

/** Every template that is filled from outside, once for each text that it can give. */
function attemptsOf(sample: Sample, context: RenderContext): Attempt[] {
  const teller = createTeller(context.language);
  return sampleViews(sample, context, teller).flatMap(({ view, parts }) =>
    EVERY_PART.flatMap((part): Attempt[] => {
      const template = parts[part];
      if (template === null) return [];
      const text = () => {
        const alone = { ...NO_PARTS, [part]: template };
        const filled = filledParts(alone, view, context);
        const plain = provedText(filled, alone, context, teller)[part];
        const { language, templates } = context;
        checkProse({ text: filled[part], claims: teller.claims, language, names: templates.names });
        return plain;
      };
      return [{ template, part, text }];
    }),
  );
}

const EVERY_PART = ['title', 'shortTitle', 'body', 'foot'] as const;
const NO_PARTS: Parts = { title: null, shortTitle: null, body: null, foot: null };

/** The title, or the sentences, that are longer than they may be. */
function tooLong(
  { template, part }: Attempt,
  text: string,
  kind: string,
  { wordiness }: Language,
): SampleProblem[] {
  const isTitle = part === 'title' || part === 'shortTitle';
  const most = isTitle ? LONGEST[part] : LONGEST_SENTENCE * wordiness;
  const what = `${isTitle ? 'a title' : 'a sentence'} is longer than ${most} characters`;
  return (isTitle ? [text] : sentencesOf(text))
    .map((sentence) => sentence.trim())
    .filter((sentence) => [...sentence].length > most)
    .map((sentence) => ({ weight: 'warning', template, what, kind, sentence }));
}

function problemOf({ template }: Attempt, error: EtfDigestError, kind: string): SampleProblem {
  const { got = '', expected = '' } = error.details;
  if (error instanceof ProofError) {
    const what = `${error.message}: “${got}” (${expected})`;
    return { weight: 'fault', template, what, unproved: got, kind, sentence: error.sentence };
  }
  if (!(error instanceof TemplateError))
    return { weight: 'fault', template, what: error.message, kind, sentence: null };
  const what = got.replaceAll('\n', ' ');
  const { template: failed, emptyValue } = error;
  return { weight: 'fault', template: failed, what, emptyValue, kind, sentence: null };
}
