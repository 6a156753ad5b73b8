/** What is wrong with a template, or worth a look. */
export interface TemplateFinding {
  /** a fault stops a run, or would; a warning may be right as it is; a note is only told */
  weight: 'fault' | 'warning' | 'note';
  /** the template's name, or that of a file which is none */
  template: string;
  /** from 1; null where it is not about one place */
  line: number | null;
  column: number | null;
  what: string;
  /** the kinds of day on which it shows, where it takes one to show */
  kinds: readonly string[];
  /** the sentence, or the title, in which it shows on the first of them */
  sentence: string | null;
}

/** A finding about a place of a template, or about all of it. */
export function findingAt(
  weight: TemplateFinding['weight'],
  template: string,
  at: { line: number; column: number } | null,
  what: string,
): TemplateFinding {
  return {
    weight,
    template,
    line: at?.line ?? null,
    column: at?.column ?? null,
    what,
    kinds: [],
    sentence: null,
  };
}
