import { describe, expect, test } from 'vitest';
import { createTeller } from '../../../src/render/proof/teller.ts';
import { marked, segmentsOf, unmarked } from '../../../src/render/words/marks.ts';
import { zhHans } from '../../support/days/languages.ts';

const [OPEN, CLOSE, ZERO] = ['\uFDD0', '\uFDD1', '\uFDE0'];

describe('marks', () => {
  test.each([0, 7, 15, 16, 255, 4096])('of claim %d are read again, and cannot be seen', (claim) => {
    const text = `总${marked('净流出 5490 万美元', claim)}。`;
    expect(unmarked(text)).toBe('总净流出 5490 万美元。');
    expect(segmentsOf(text)).toEqual([
      { text: '总', claim: null, at: 0 },
      { text: '净流出 5490 万美元', claim, at: 1 },
      { text: '。', claim: null, at: 13 },
    ]);
  });

  test('keep their order, side by side too', () => {
    const segments = segmentsOf(`${marked('6', 0)}/${marked('12 只', 1)}${marked('', 2)}`);
    expect(segments.map(({ text, claim }) => [text, claim])).toEqual([
      ['6', 0],
      ['/', null],
      ['12 只', 1],
      ['', 2],
    ]);
  });

  test.each([
    ['an opening mark alone', `${OPEN}${ZERO}5`],
    ['a closing mark alone', `5${CLOSE}`],
    ['a mark without a number', `${OPEN}5${CLOSE}`],
    ['a mark within a mark', `${OPEN}${ZERO}1${marked('2', 1)}3${CLOSE}`],
    ['another noncharacter', 'a\uFDD7b'],
  ])('%s traces to nothing', (_, text) => {
    expect(segmentsOf(text).some(({ claim }) => claim === -1)).toBe(true);
  });

  test('in the name of a fund are taken out before it is marked', () => {
    const teller = createTeller(zhHans);
    const name = teller.name(`${OPEN}${ZERO}IBIT${CLOSE} `);
    expect(segmentsOf(name)).toEqual([{ text: 'IBIT', claim: 0, at: 0 }]);
    expect(teller.claims).toEqual([{ form: 'name', name: 'IBIT' }]);
  });

  test('in words that are marked already give way', () => {
    expect(marked(`总${marked('5490', 3)}`, 1)).toBe(marked('总5490', 1));
  });

  test('are not put around nothing', () => {
    expect(createTeller(zhHans).name(` ${CLOSE}`)).toBe('');
  });
});
