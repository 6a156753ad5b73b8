import { EtfDigestError } from '../../errors.ts';
import type { RenderContext } from '../context.ts';
import { sentencesOf } from '../proof/sentences.ts';
import { createTeller } from '../proof/teller.ts';
import { createTemplates, type TemplateTexts } from '../template.ts';
import { LONGEST } from '../texts/digest-text.ts';
import type { Sample } from './sample.ts';
import { sampleViews } from './sample.ts';
import { type Shape, type ShapeOf, shapeReader, wordsIn } from './shape-of-words.ts';
import { type Origin, type Traced, tracedTemplates } from './traced-templates.ts';

/** Which lines of templates print some words, and which of the words none does. */
export interface Printed {
  origins: readonly Origin[];
  unknown: readonly string[];
}

/** A part of a sentence in words, less of which would be found everywhere. */
const FEWEST = 2;

/**
 * Finds the lines that print words as a reader has them before him, with the amounts, dates and names of whatever day:
 * the words together, else sentence by sentence, else from comma to comma.
 */
export function findPrinted(
  words: string,
  texts: TemplateTexts,
  samples: readonly Sample[],
  context: Omit<RenderContext, 'templates'>,
): Printed {
  const shapeOf = shapeReader(context);
  const texted = printedOn(samples, texts, context).map((text) => ({ text, shape: shapeOf(text.signs) }));
  const find = (piece: string) => originsOf(piece, texted, shapeOf);
  const found = inPieces(words, find);
  return {
    origins: distinct(found.flatMap(({ origins }) => origins)),
    unknown: found.filter(({ origins }) => origins.length === 0).map(({ piece }) => piece),
  };
}

interface Piece {
  piece: string;
  origins: readonly Origin[];
}

function inPieces(words: string, find: (piece: string) => readonly Origin[]): Piece[] {
  const whole = find(words);
  if (whole.length > 0) return [{ piece: words, origins: whole }];
  const parts = sentencesOf(words);
  const smaller = parts.length > 1 ? parts : words.split(/[，；：。]|[,;:](?=\s)/u);
  const pieces = smaller.map((part) => part.trim()).filter((part) => part !== '');
  if (pieces.length < 2) return [{ piece: words, origins: [] }];
  return pieces.flatMap((piece) => inPieces(piece, find));
}

interface TracedShape {
  text: Traced;
  shape: Shape;
}

/** Words of values alone are looked for as they are: their shape is everywhere. */
function originsOf(piece: string, printed: readonly TracedShape[], shapeOf: ShapeOf): Origin[] {
  const signs = piece.replace(/\s+/g, '');
  const wanted = shapeOf(signs);
  if (signs === '') return [];
  if (wordsIn(wanted) < FEWEST)
    return printed.flatMap(({ text }) =>
      placesOf(signs, text.signs).flatMap((at) => text.origins.slice(at, at + signs.length)),
    );
  return printed.flatMap(({ text, shape }) =>
    placesOf(wanted.signs, shape.signs).flatMap((at) =>
      text.origins.slice(shape.starts[at], shape.starts[at + wanted.signs.length]),
    ),
  );
}

function placesOf(wanted: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

/** All that the templates print on these days, titles in full and tight; one that cannot be filled prints nothing. */
function printedOn(
  samples: readonly Sample[],
  texts: TemplateTexts,
  context: Omit<RenderContext, 'templates'>,
): Traced[] {
  const traced = tracedTemplates(texts);
  const templates = createTemplates(traced.texts);
  const filled = samples.flatMap((sample) => {
    const views = sampleViews(sample, { ...context, templates }, createTeller(context.language));
    return views.flatMap(({ view, parts }) =>
      Object.entries(parts).flatMap(([part, template]) =>
        template === null
          ? []
          : (part in LONGEST ? [false, true] : [false]).map((isTight) =>
              filledOrNot(() => templates.fill(template, { ...view, isTight })),
            ),
      ),
    );
  });
  return [...new Set(filled)].map(traced.read);
}

function filledOrNot(fill: () => string): string {
  try {
    return fill();
  } catch (error) {
    if (error instanceof EtfDigestError) return '';
    throw error;
  }
}

const distinct = (origins: readonly Origin[]): Origin[] => [
  ...new Map(origins.map((origin) => [`${origin.template}:${origin.line}`, origin])).values(),
];
