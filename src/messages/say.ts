import type { Lang } from '../model/lang.ts';
import { toHant } from '../render/words/opencc.ts';
import type { Translation } from './translation.ts';
import { zhErrors } from './zh-errors.ts';
import { zhFiles } from './zh-files.ts';
import { zhHelp } from './zh-help.ts';
import { zhRefusals } from './zh-refusals.ts';
import { zhTemplates } from './zh-templates.ts';

/** What stands before a line of an error. */
const LABELS: readonly Translation[] = [
  ['error: ', '错误：'],
  ['warning: ', '警告：'],
  ['  expected: ', '  应为：'],
  ['  got: ', '  实际：'],
  ['  to do: ', '  解决办法：'],
  ['  since: ', '  始于：'],
];

/** Says a text of the program in a language. */
export type Say = (text: string) => string;

/** How help and errors are said in a language: line by line, as they are written in English where a line is unknown. */
export function sayIn(lang: Lang): Say {
  if (lang === 'en') return (text) => text;
  const written = lang === 'zh-Hant' ? toHant : (text: string) => text;
  const known = [...zhHelp, ...zhErrors, ...zhRefusals, ...zhFiles, ...zhTemplates].map((translation) =>
    patternOf(translation, written),
  );
  const labels = LABELS.map(([english, chinese]) => [english, written(chinese)] as const);
  return (text) =>
    text
      .split('\n')
      .map((line) => lineIn(line, labels, known))
      .join('\n');
}

interface Known {
  pattern: RegExp;
  chinese: string;
}

function patternOf([english, chinese]: Translation, written: Say): Known {
  const literal = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { pattern: new RegExp(`^${literal.join('(.+?)')}$`), chinese: written(chinese) };
}

function lineIn(line: string, labels: readonly Translation[], known: readonly Known[]): string {
  const label = labels.find(([english]) => line.startsWith(english));
  if (!label) return bodyIn(line, known) ?? line;
  const body = line.slice(label[0].length);
  return `${label[1]}${bodyIn(body, known) ?? body}`;
}

/** Several sentences after each other, or a sentence; null where none is known. */
function bodyIn(body: string, known: readonly Known[]): string | null {
  const steps = body.split('; ');
  const said = steps.map((step) => namedIn(step, known));
  if (said.every((step) => step !== null)) return said.join('；');
  // a sentence may hold the sign that stands between sentences
  const whole = namedIn(body, known);
  if (whole !== null || said.every((step) => step === null)) return whole;
  return said.map((step, i) => step ?? steps[i]).join('；');
}

/** A sentence, or one after the name of what it is about. */
function namedIn(text: string, known: readonly Known[]): string | null {
  const whole = sentenceIn(text, known);
  if (whole !== null) return whole;
  for (let at = text.indexOf(': '); at >= 0; at = text.indexOf(': ', at + 1)) {
    const rest = sentenceIn(text.slice(at + 2), known);
    if (rest !== null) return `${text.slice(0, at)}：${rest}`;
  }
  return null;
}

function sentenceIn(text: string, known: readonly Known[]): string | null {
  for (const { pattern, chinese } of known) {
    const match = pattern.exec(text);
    if (!match) continue;
    // what stands in a hole may be a text of its own: `this is {}, not a page`
    return chinese.replace(/\{(\d)\}/g, (_, number: string) => {
      const given = match[Number(number)] ?? '';
      return sentenceIn(given, known) ?? given;
    });
  }
  return null;
}
