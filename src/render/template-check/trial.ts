import { EtfDigestError } from '../../errors.ts';
import type { RenderContext } from '../context.ts';
import { ProofError } from '../proof/proof.ts';
import { sentencesOf } from '../proof/sentences.ts';
import { createTeller } from '../proof/teller.ts';
import { TemplateError } from '../template.ts';
import { type DigestText, filledParts, LONGEST, type Parts, provedText } from '../texts/digest-text.ts';
import { type Sample, viewsOf } from './sample.ts';
import { kindSaid } from './sample-names.ts';

/** Something that went wrong, or reads badly, when a template was filled for a kind of day. */
export interface Trouble {
  weight: 'fault' | 'warning';
  /** the template that was filled, or the one within it that failed */
  template: string;
  what: string;
  /** words that the text must not say by itself; null for another trouble */
  words: string | null;
  kind: string;
  sentence: string | null;
}

/** One text that a template is to give. */
interface Trial {
  template: string;
  part: keyof DigestText;
  text(): string;
}

/** The most characters of a sentence. */
const LONGEST_SENTENCE = 120;

/** Fills every template for a kind of day in every form, proves what comes, and looks at its length. */
export function troublesOf(sample: Sample, context: RenderContext): Trouble[] {
  const kind = kindSaid(sample.kind);
  return trialsOf(sample, context).flatMap((trial) => {
    try {
      return amiss(trial, trial.text(), kind);
    } catch (error) {
      if (error instanceof EtfDigestError) return [troubleOf(trial, error, kind)];
      throw error;
    }
  });
}

/** Every template that is filled from outside, once for each text that it can give. */
function trialsOf(sample: Sample, context: RenderContext): Trial[] {
  const teller = createTeller(context.language);
  return viewsOf(sample, context, teller).flatMap(({ view, parts }) =>
    (Object.keys(parts) as (keyof DigestText)[]).flatMap((part): Trial[] => {
      const template = parts[part];
      if (template === null) return [];
      const text = () => {
        const filled = filledParts({ ...NO_PARTS, [part]: template }, view, context);
        return provedText(filled, context, teller)[part];
      };
      return [{ template, part, text }];
    }),
  );
}

const NO_PARTS: Parts = { title: null, shortTitle: null, body: null, foot: null };

/** A text that is not there, or is longer than it may be. */
function amiss({ template, part }: Trial, text: string, kind: string): Trouble[] {
  if (text === '' && part !== 'foot') {
    return [{ weight: 'fault', template, what: 'it prints nothing', words: null, kind, sentence: null }];
  }
  const isTitle = part === 'title' || part === 'shortTitle';
  const most = isTitle ? LONGEST[part] : LONGEST_SENTENCE;
  const what = `${isTitle ? 'a title' : 'a sentence'} is longer than ${most} characters`;
  return (isTitle ? [text] : sentencesOf(text))
    .map((sentence) => sentence.trim())
    .filter((sentence) => [...sentence].length > most)
    .map((sentence) => ({ weight: 'warning', template, what, words: null, kind, sentence }));
}

function troubleOf({ template }: Trial, error: EtfDigestError, kind: string): Trouble {
  const { got = '', expected = '' } = error.details;
  if (error instanceof ProofError) {
    const what = `${error.message}: “${got}” (${expected})`;
    return { weight: 'fault', template, what, words: got, kind, sentence: error.sentence };
  }
  const failed = error instanceof TemplateError ? error.template : template;
  const what = error instanceof TemplateError ? got.replaceAll('\n', ' ') : error.message;
  return { weight: 'fault', template: failed, what, words: null, kind, sentence: null };
}
