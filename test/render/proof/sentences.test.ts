import { expect, test } from 'vitest';
import { sentenceAt, sentencesOf } from '../../../src/render/proof/sentences.ts';

test.each([
  ['净流出 5490 万美元。11 只 ETF 中，6 只净流出。', ['净流出 5490 万美元。', '11 只 ETF 中，6 只净流出。']],
  ['标题\n\n正文。', ['标题\n', '正文。']],
  ['It was $54.9M. Of 11 funds, six had outflows.', ['It was $54.9M.', ' Of 11 funds, six had outflows.']],
  ['The U.S. funds had no flow. It ended.', ['The U.S. funds had no flow.', ' It ended.']],
  ['It was FBTC. The rest followed.', ['It was FBTC.', ' The rest followed.']],
  ['净资产比率达 2.30%，与 2.31% 相近。', ['净资产比率达 2.30%，与 2.31% 相近。']],
])('the sentences of %j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test.each([
  ['5490', '净流出 5490 万美元。'],
  ['6 只', '11 只 ETF 中，6 只净流出。'],
])('%s stands in %s', (words, sentence) => {
  const text = '标题\n\n净流出 5490 万美元。11 只 ETF 中，6 只净流出。';
  expect(sentenceAt(text, text.indexOf(words))).toBe(sentence);
});
