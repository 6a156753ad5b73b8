import type { Lang } from '../model/lang.ts';
import { toHant } from '../render/words/opencc.ts';
import type { Translation } from './translation.ts';
import { zhErrors } from './zh-errors.ts';
import { zhHelp } from './zh-help.ts';

/** What stands before a line of an error. */
const LABELS: readonly Translation[] = [
  ['error: ', '错误：'],
  ['warning: ', '警告：'],
  ['  expected: ', '  应为：'],
  ['  got: ', '  实际：'],
  ['  to do: ', '  解决办法：'],
];

/** Says a text of the program in a language. */
export type Say = (text: string) => string;

/** How help and errors are said in a language: line by line, as they are written in English where a line is unknown. */
export function sayIn(lang: Lang): Say {
  if (lang === 'en') return (text) => text;
  const written = lang === 'zh-Hant' ? toHant : (text: string) => text;
  const known = [...zhHelp, ...zhErrors].map((translation) => patternOf(translation, written));
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

/** A sentence, several after each other, or one after the name of what it is about; null where none is known. */
function bodyIn(body: string, known: readonly Known[]): string | null {
  const whole = sentenceIn(body, known);
  if (whole !== null) return whole;
  for (let at = body.indexOf(': '); at >= 0; at = body.indexOf(': ', at + 1)) {
    const rest = sentenceIn(body.slice(at + 2), known);
    if (rest !== null) return `${body.slice(0, at)}：${rest}`;
  }
  const steps = body.split('; ');
  const said = steps.map((step) => sentenceIn(step, known));
  return steps.length > 1 && said.some((step) => step !== null)
    ? said.map((step, i) => step ?? steps[i]).join('；')
    : null;
}

function sentenceIn(text: string, known: readonly Known[]): string | null {
  for (const { pattern, chinese } of known) {
    const match = pattern.exec(text);
    if (match) return chinese.replace(/\{(\d)\}/g, (_, number: string) => match[Number(number)] ?? '');
  }
  return null;
}
