import type { RenderContext } from '../context.ts';
import { nameOf } from '../words/fund-names.ts';
import type { Unit } from '../words/language.ts';

/** Words of which amounts, dates, names and directions are told only by what they are: two days' sentences are alike. */
export interface Shape {
  /** a character each; values by their letters */
  signs: string;
  /** where each begins in the words */
  starts: readonly number[];
}

/** Turns words without spaces into their shape. */
export type ShapeOf = (words: string) => Shape;

/** What stands for a value of each kind. */
const VALUES = ['\uF8F0', '\uF8F1', '\uF8F2', '\uF8F3', '\uF8F4'] as const;
const A_VALUE = new RegExp(`[${VALUES.join('')}]`, 'gu');
const NUMBER = String.raw`\$?\d+(?:[.,:]\d+)*(?:[万亿萬億]|million|billion|[BMK](?![a-z]))*(?:美元|%)?`;
const DAY_NAMES = String.raw`周[一二三四五六日]|週[一二三四五六日]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?=\d)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`;
const COUNTED: readonly Unit[] = ['number', 'ordinal'];

/** How many characters of the words are no value's. */
export const wordsIn = ({ signs }: Shape): number => signs.replace(A_VALUE, '').length;

/** Reads words as this language says values, with the funds, assets and publishers that there are. */
export function shapeReader(context: Pick<RenderContext, 'language' | 'registry' | 'sourceLabels'>): ShapeOf {
  const { language, sourceLabels } = context;
  const fund = oneOf(fundNames(context));
  const kinds = [
    `${fund}(?:(?:[、,，和]|and)*${fund})*`,
    oneOf([...language.assets.values()].flatMap(({ etfs, coin }) => [etfs, coin])),
    oneOf(Object.values(sourceLabels)),
    oneOf(directionsOf(context)),
    `${DAY_NAMES}|${NUMBER}|${oneOf(numbersInWords(context))}`,
  ];
  const pattern = new RegExp(kinds.map((kind) => `(${kind})`).join('|'), 'gu');
  return (words) => shapeBy(pattern, words);
}

function shapeBy(pattern: RegExp, words: string): Shape {
  const [signs, starts]: [string[], number[]] = [[], []];
  let done = 0;
  const plain = (end: number) => {
    for (; done < end; done += 1) {
      signs.push(words[done] ?? '');
      starts.push(done);
    }
  };
  for (const match of words.matchAll(pattern)) {
    plain(match.index);
    const kind = match.slice(1).findIndex((value) => value !== undefined);
    signs.push(VALUES[kind] ?? '');
    starts.push(match.index);
    done += match[0].length;
  }
  plain(words.length);
  return { signs: signs.join(''), starts };
}

function fundNames({ registry, language }: Pick<RenderContext, 'registry' | 'language'>): string[] {
  return registry.codes.flatMap((asset) =>
    registry.of(asset).flatMap(({ ticker, names }) => {
      const called = (['body', 'title'] as const).map((naming) =>
        nameOf(asset, ticker, registry, naming, language),
      );
      const known = names?.[language.lang];
      return [...called, ticker, ...(known ? [known.full, known.short] : [])];
    }),
  );
}

const directionsOf = ({ language }: Pick<RenderContext, 'language'>): string[] =>
  (['in', 'out'] as const).flatMap((way) => [
    language.direction(way),
    language.flows(way, 1),
    language.flows(way, 2),
  ]);

const numbersInWords = ({ language }: Pick<RenderContext, 'language'>): string[] =>
  Array.from({ length: 30 }, (_, i) => COUNTED.map((unit) => language.count(i + 1, unit)))
    .flat()
    .filter((words) => !/\d/.test(words));

/** Any of these without their spaces, the longest first. */
function oneOf(words: readonly string[]): string {
  const known = [...new Set(words.map((word) => word.replace(/\s+/g, '')))].filter(Boolean);
  const escaped = known
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?:${escaped.join('|') || '(?!)'})`;
}
