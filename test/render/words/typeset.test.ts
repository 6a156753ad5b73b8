import { describe, expect, test } from 'vitest';
import { marked, unmarked } from '../../../src/render/words/marks.ts';
import { typesetChinese, typesetEnglish } from '../../../src/render/words/typeset.ts';

const m = (text: string, claim = 0) => marked(text, claim);

describe('spaces are set across marks, and marks stay around their words', () => {
  test.each([
    [`总${m('5490 万美元')}，`, `总 ${m('5490 万美元')}，`, 'a number after Chinese'],
    [`${m('IBIT')}净流入`, `${m('IBIT')} 净流入`, 'Chinese after Latin'],
    [`${m('IBIT')}${m('净流入', 1)}`, `${m('IBIT')} ${m('净流入', 1)}`, 'between two marks'],
    [`达 ${m('2.30%')}的`, `达 ${m('2.30%')} 的`, 'after per cent'],
    [`总 ${m('净流出')} 。`, `总${m('净流出')}。`, 'Chinese beside Chinese'],
    [`据 ${m('贝莱德')} 与`, `据${m('贝莱德')}与`, 'a name in Chinese'],
    [`${m('FBTC')} 、 ${m('HODL', 1)}`, `${m('FBTC')}、${m('HODL', 1)}`, 'a list'],
    [`共  ${m('6 只')}`, `共 ${m('6 只')}`, 'two spaces'],
  ])('%j', (text, set) => {
    expect(typesetChinese(text)).toBe(set);
    expect(unmarked(typesetChinese(text))).toBe(typesetChinese(unmarked(text)));
    expect(typesetChinese(set)).toBe(set);
  });

  test.each([
    [`had ${m('$54.9M')} , and`, `had ${m('$54.9M')}, and`],
    [`${m('six funds')}  had`, `${m('six funds')} had`],
    [`(${m('Farside')} )`, `(${m('Farside')})`],
  ])('%j in English', (text, set) => {
    expect(typesetEnglish(text)).toBe(set);
    expect(typesetEnglish(set)).toBe(set);
  });
});
