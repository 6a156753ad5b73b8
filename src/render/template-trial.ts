import { EtfDigestError } from '../errors.ts';
import { type DigestText, FORMS, orderIn, PARTS, tidy } from './digest-text.ts';
import { notice } from './notice.ts';
import { ProofError, proved } from './proof.ts';
import type { Sample } from './sample.ts';
import { sentencesOf } from './sentences.ts';
import { createTeller } from './teller.ts';
import { TemplateError } from './template.ts';
import { digestView } from './view.ts';
import type { Words } from './words.ts';

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
  part: keyof DigestText | 'notice';
  text(): string;
}

/** The most characters of a title, of a short title, and of a sentence. */
const MOST: Readonly<Record<Trial['part'], number>> = {
  title: 80,
  shortTitle: 32,
  body: 120,
  foot: 120,
  notice: 120,
};

/** Fills every template for a kind of day in every form, proves what comes, and looks at its length. */
export function troublesOf(sample: Sample, words: Words): Trouble[] {
  const kind = `${sample.kind} · ${sample.kindZh}`;
  return trialsOf(sample, words).flatMap((trial) => {
    try {
      return amiss(trial, trial.text(), kind);
    } catch (error) {
      if (error instanceof EtfDigestError) return [troubleOf(trial, error, kind)];
      throw error;
    }
  });
}

function trialsOf(sample: Sample, words: Words): Trial[] {
  if ('silence' in sample) {
    const text = () => notice(sample.day, sample.silence, words);
    return [{ template: 'notice', part: 'notice', text }];
  }
  const trials = FORMS.flatMap((form) => {
    const teller = createTeller(words.language);
    const view = digestView(sample.facts, orderIn(form), words, teller);
    const parts = Object.entries(PARTS[form]) as [keyof DigestText, string | null][];
    return parts.flatMap(([part, template]): [string, Trial][] => {
      if (template === null) return [];
      const { claims, language } = teller;
      const { names } = words.templates;
      const text = () =>
        proved({ text: tidy(words.templates.fill(template, view), words), claims, language, names });
      return [[`${template}/${orderIn(form)}`, { template, part, text }]];
    });
  });
  return [...new Map(trials).values()];
}

/** A text that is not there, or is longer than it may be. */
function amiss({ template, part }: Trial, text: string, kind: string): Trouble[] {
  if (text === '' && part !== 'foot') {
    return [{ weight: 'fault', template, what: 'it prints nothing', words: null, kind, sentence: null }];
  }
  const most = MOST[part];
  const isTitle = part === 'title' || part === 'shortTitle';
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
