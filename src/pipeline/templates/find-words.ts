import { addDays } from '../../model/time.ts';
import { findPrinted } from '../../render/template-check/find-printed.ts';
import type { Sample } from '../../render/template-check/sample.ts';
import { SHIPPED_TEMPLATES } from '../../render/template-check/shipped-templates.ts';
import type { RunContext } from '../context.ts';
import { renderContextOf } from '../days/say-digest.ts';
import type { Reference } from '../reference.ts';
import { readTemplates, type TemplateFiles } from '../template-files.ts';
import { realDay, realDays } from './samples/real-days.ts';
import { samplesOf } from './samples/samples.ts';
import { stockOf } from './samples/stock.ts';
import { weekOn } from './samples/weeks.ts';

/** A line of a template that prints the words, or a part of them. */
export interface FoundLine {
  template: string;
  file: string;
  /** it stands in the editor's folder */
  isOwn: boolean;
  /** from 1 */
  line: number;
  text: string;
}

/** What was found of some words. */
export interface FoundWords {
  /** those of the editor's folder first; only files that are in force */
  lines: readonly FoundLine[];
  /** the words stand in them as they are; else values of the templates are among them */
  isWritten: boolean;
  /** parts of the words that no template prints */
  unknown: readonly string[];
  /** files that hold the words and one of the editor's takes the place of */
  replaced: readonly { template: string; file: string; by: string }[];
}

/** Finds the lines of the language's templates that hold some words; where none does, those that print them on some kind of day. */
export function findWords(words: string, { config, reference }: RunContext): FoundWords {
  const read = readTemplates(config.lang, config.templates);
  const shipped = readTemplates(config.lang, null);
  const holding = new Set(linesHolding(words, shipped).map(({ template }) => template));
  const replaced = read.own
    .filter((template) => holding.has(template))
    .map((template) => ({
      template,
      file: shipped.files.get(template) ?? '',
      by: read.files.get(template) ?? '',
    }));
  const lines = linesHolding(words, read);
  if (lines.length > 0) return { lines: ownFirst(lines), isWritten: true, unknown: [], replaced };
  const context = renderContextOf(config, reference);
  const { origins, unknown } = findPrinted(words, read.texts, everyDay(reference), context);
  const printing = origins.map(({ template, line }) => lineOf(template, line, read));
  return { lines: ownFirst(printing), isWritten: false, unknown, replaced };
}

/** Spaces are set when a text is printed, and capitals begin a sentence: neither tells words apart. */
const plain = (words: string): string => words.replace(/\s+/g, '').toLowerCase();

function linesHolding(words: string, read: TemplateFiles): FoundLine[] {
  const wanted = plain(words);
  return Object.entries(read.texts).flatMap(([template, text]) => {
    const written = (read.written[template] ?? '').split('\n');
    return text.split('\n').flatMap((line, i) => {
      const holds = [line, written[i] ?? ''].some((one) => plain(one).includes(wanted));
      return holds ? [lineOf(template, i + 1, read)] : [];
    });
  });
}

function lineOf(template: string, line: number, { written, files, own }: TemplateFiles): FoundLine {
  const text = written[template]?.split('\n')[line - 1] ?? '';
  return { template, file: files.get(template) ?? '', isOwn: own.includes(template), line, text };
}

const ORDER = Object.keys(SHIPPED_TEMPLATES);

function ownFirst(lines: readonly FoundLine[]): FoundLine[] {
  return lines.toSorted(
    (a, b) =>
      Number(b.isOwn) - Number(a.isOwn) ||
      ORDER.indexOf(a.template) - ORDER.indexOf(b.template) ||
      a.line - b.line,
  );
}

/** The kinds of day, and days and weeks of the bundled history: plain ones, which are no kind. */
function everyDay(reference: Reference): Sample[] {
  const stock = stockOf(reference);
  const days = realDays(stock).filter((_, i) => i % 4 === 0);
  return [
    ...samplesOf(reference),
    ...days.map((day, i) => {
      return { kind: day, facts: realDay(day, i % 2 === 0 ? 'next morning' : 'a year later', stock) };
    }),
    ...days
      .filter((_, i) => i % 4 === 0)
      .map((day) => {
        return { kind: day, weekFacts: weekOn(day, [stock.btc, stock.eth], addDays(day, 365), stock) };
      }),
  ];
}
