import type { TemplateTexts } from '../template.ts';
import { unmarked } from '../words/marks.ts';
import { isNode, type Program, parseTemplates } from './parse-templates.ts';

/** The line of a template that printed something. */
export interface Origin {
  template: string;
  /** from 1 */
  line: number;
}

/** A printed text without its spaces, and where each character of it came from. */
export interface Traced {
  signs: string;
  origins: readonly Origin[];
}

/** Templates that leave a sign of their place in all that they print, and what reads the signs back. */
export interface TracedTemplates {
  texts: TemplateTexts;
  read(printed: string): Traced;
}

/** Private characters, which no page and no template holds. */
const FIRST_SIGN = 0xf0000;

/** Signs stand before each line of words and before each value; spaces are set otherwise than without them. */
export function tracedTemplates(texts: TemplateTexts): TracedTemplates {
  const origins: Origin[] = [];
  const { programs } = parseTemplates(texts);
  const signed = Object.entries(texts).map(([template, text]) => {
    const program = programs.get(template);
    const signOf = (line: number) => String.fromCodePoint(FIRST_SIGN + origins.push({ template, line }) - 1);
    return [template, program ? withSigns(text, printedPlaces(program), signOf) : text];
  });
  return { texts: Object.fromEntries(signed), read: (printed) => readSigns(printed, origins) };
}

function readSigns(printed: string, known: readonly Origin[]): Traced {
  const [signs, origins]: [string[], Origin[]] = [[], []];
  let from = known[0];
  for (const sign of unmarked(printed)) {
    const origin = known[(sign.codePointAt(0) ?? 0) - FIRST_SIGN];
    if (origin) from = origin;
    else if (from && sign.trim() !== '') {
      signs.push(sign);
      // a character of two units has its place twice
      for (let unit = 0; unit < sign.length; unit += 1) origins.push(from);
    }
  }
  return { signs: signs.join(''), origins };
}

interface Place {
  line: number;
  column: number;
}

/** Where a template prints words or a value. */
function printedPlaces({ body }: Program): Place[] {
  return body.flatMap((statement) => {
    if (isNode('MustacheStatement', statement)) return [statement.loc.start];
    if (isNode('ContentStatement', statement)) return linesOfWords(statement);
    if (isNode('BlockStatement', statement))
      return [statement.program, statement.inverse].flatMap((part) => (part ? printedPlaces(part) : []));
    return [];
  });
}

function linesOfWords({ value, loc }: hbs.AST.ContentStatement): Place[] {
  return value.split('\n').flatMap((words, i) => {
    if (words.trim() === '') return [];
    const indent = words.length - words.trimStart().length;
    return [{ line: loc.start.line + i, column: (i === 0 ? loc.start.column : 0) + indent }];
  });
}

function withSigns(text: string, places: readonly Place[], signOf: (line: number) => string): string {
  const lines = text.split('\n');
  for (const { line, column } of places.toSorted((a, b) => b.column - a.column)) {
    const words = lines[line - 1] ?? '';
    lines[line - 1] = words.slice(0, column) + signOf(line) + words.slice(column);
  }
  return lines.join('\n');
}
