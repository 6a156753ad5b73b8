import { sentencesOf } from '../../../src/render/proof/sentences.ts';

const RULES: readonly [string, RegExp][] = [
  ['a Chinese character or full-width sign', /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u],
  ['an exclamation mark', /!/],
  ['a minus sign', /(?<!\d)[-−]\s?[$\d]/],
  ['doubled punctuation', /[,;:.]\s?[,;:.]|\(\s*\)/],
  ['two spaces', /\S {2}/],
  ['a space before punctuation', /\s[,.;:)]|\(\s/],
  ['a missing space', /[,;)][A-Za-z$]|(?<!\bU)[.:][A-Z$]|[a-z][.][a-z]|[a-z](?:\(|\$)/],
  ['an empty value', /\b(?:undefined|null|NaN|of|by|at|from|the) ?[.,;]|\{\{|\[object/],
  [
    'a number that does not agree',
    /\b(?:one|an) (?:\w+ )?(?:outflows|inflows|days|funds)\b|\b(?:two|nine) \w*(?:fund|day)\b/,
  ],
  ['a cause or a forecast', /\b(?:because|due to|amid|thanks to|will|likely|expects?)\b/i],
  ['a relative day', /\b(?:yesterday|today|tomorrow)\b/i],
];

/** A lead with its figure, day, record, run and publisher; what is longer is read twice. */
const LONGEST_SENTENCE = 250;

/** What is wrong with an English text by the rules of the house; nothing for nothing. Titles end without a point. */
export function faultsOf(text: string): string[] {
  const broken = RULES.filter(([, rule]) => rule.test(text)).map(
    ([name, rule]) => `${name}: ${rule.exec(text)?.[0]}`,
  );
  const sentences = sentencesOf(text).map((sentence) => sentence.trim());
  return [
    ...broken,
    ...sentences
      .filter((sentence) => sentence.length > LONGEST_SENTENCE)
      .map((sentence) => `longer than ${LONGEST_SENTENCE}: ${sentence}`),
    ...sentences.filter((sentence) => !/^[A-Z2]/.test(sentence)).map((sentence) => `no capital: ${sentence}`),
  ];
}

/** The same of a title. */
export const faultsOfTitle = (title: string, longest: number): string[] => [
  ...faultsOf(title),
  ...(title.length > longest ? [`longer than ${longest}: ${title}`] : []),
  ...(/[.,;:]$/.test(title) ? [`ends in punctuation: ${title}`] : []),
];
