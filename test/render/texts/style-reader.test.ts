import { describe, expect, test } from 'vitest';
import type { Lang } from '../../../src/model/lang.ts';
import { longestOf, offencesIn, offencesOf } from '../../support/readers/style-reader.ts';

describe('the reader of style sees', () => {
  test.each<[Lang, string, RegExp]>([
    ['zh-Hans', '今日净流入。', /the day it is read on/],
    ['zh-Hans', '净流入！', /exclamation/],
    ['zh-Hans', '总计（）。', /empty brackets/],
    ['zh-Hans', '净流入 undefined。', /a value that is none/],
    ['zh-Hans', '净流入 NaN 万美元', /a value that is none/],
    ['zh-Hans', '净流入 {{x}}', /a value that is none/],
    ['zh-Hans', '净流入  5 日', /two spaces/],
    ['zh-Hans', '净流入 \n', /end of a line/],
    ['zh-Hans', '净流入\uFDD1', /a mark/],
    ['zh-Hans', '净流入，。', /doubled punctuation/],
    ['zh-Hans', '净流入。。', /doubled punctuation/],
    ['zh-Hans', '概况：，净流入', /doubled punctuation/],
    ['zh-Hans', '，净流入', /begins with punctuation/],
    ['zh-Hans', '净流入（，）', /beside a bracket/],
    ['zh-Hans', '比特币ETF', /no space between/],
    ['zh-Hans', '5万美元', /no space between/],
    ['zh-Hans', 'ETF ，净流入', /beside punctuation/],
    ['zh-Hans', '2.30 %', /beside punctuation/],
    ['zh-Hans', '净 流入', /between Chinese/],
    ['zh-Hans', '净流入,净流出', /half-width/],
    ['zh-Hans', `${'净'.repeat(160)}。`, /^161 characters/],
    ['zh-Hant', '净流入', /simplified/],
    ['en', 'A net inflow of 净流入', /Chinese character/],
    ['zh-Hans', '10 只基金中，9 只净流入，1 只净流出，其余 1 只无资金进出。', /parts that do not add up/],
    ['en', 'A net inflow，then', /full-width/],
    ['en', 'A net inflow , then', /before punctuation/],
    ['en', 'A net inflow,then', /after punctuation/],
    ['en', 'It was the the first', /a word twice/],
    ['en', 'one funds had it', /one of many/],
    ['en', 'It was a inflow', /before a vowel/],
    ['en', 'It ended.. Then', /doubled/],
    ['en', `${'word '.repeat(64)}word.`, /^325 characters/m],
  ])('%s: %s', (lang, text, offence) => {
    expect(offencesIn(text, lang).join('\n')).toMatch(offence);
  });

  test('titles that are too long, and parts that are missing', () => {
    const text = { title: '题'.repeat(121), shortTitle: '题'.repeat(33), body: '', foot: '' };
    expect(offencesOf(text, 'zh-Hans').map((offence) => offence.split(':')[0])).toEqual([
      'title of 121 characters',
      'shortTitle of 33 characters',
      'no body',
    ]);
    const fits = {
      title: '题'.repeat(120),
      shortTitle: '题'.repeat(32),
      body: `${'净'.repeat(159)}。`,
      foot: '',
    };
    expect(offencesOf(fits, 'zh-Hans')).toEqual([]);
    const none = { sentence: '', title: '', shortTitle: '' };
    expect(longestOf(none, fits)).toEqual({
      sentence: fits.body,
      title: fits.title,
      shortTitle: fits.shortTitle,
    });
  });
});

test.each<[Lang, string]>([
  [
    'zh-Hans',
    '比特币现货 ETF 总净流出 5490 万美元。11 只基金中，6 只净流出，1 只净流入，其余 4 只无资金进出。占比特币总市值 2.30%，与 2.31% 相近。',
  ],
  ['zh-Hant', '比特幣現貨 ETF 總淨流出 5490 萬美元，11 檔基金中，6 檔淨流出，5 檔淨流入。'],
  [
    'en',
    'Bitcoin ETFs posted net outflows of $54.9 million on Friday, Nov. 1. Of the 11 funds, six had outflows.',
  ],
])('%s: nothing against %s', (lang, text) => {
  expect(offencesIn(text, lang)).toEqual([]);
});
