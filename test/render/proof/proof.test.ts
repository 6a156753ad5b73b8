import { describe, expect, test } from 'vitest';
import { EtfDigestError } from '../../../src/errors.ts';
import { readTemplates } from '../../../src/pipeline/template-files.ts';
import type { Teller } from '../../../src/render/proof/teller.ts';
import { createTemplates } from '../../../src/render/template.ts';
import { digestText } from '../../../src/render/texts/digest-text.ts';
import { languageOf } from '../../../src/render/words/languages.ts';
import { bundledHistory, reference } from '../../support/days/days.ts';
import { assetsOn, tellingsOf } from '../../support/days/digests.ts';
import { cellOf, daysOf, figureOf, provedOf, refusalOf } from '../../support/days/figures.ts';
import { en, zhHans } from '../../support/days/languages.ts';
import { wordsIn } from '../../support/days/words.ts';

const total = figureOf(-54_900_000);
const funds = figureOf(6, {
  what: { kind: 'funds', which: 'out' },
  rule: 'stated',
  direction: 'out',
  resolutionUsd: 1,
});

const refusal = (
  write: (teller: Teller) => string,
  language = zhHans,
  names: readonly string[] = [],
): string => refusalOf(() => provedOf(language, write, { names }));

describe('a text that says its facts passes, and loses its marks', () => {
  test('a value said twice', () => {
    const text = provedOf(zhHans, ({ flow }) => `总${flow(total)}，${flow(total)}。`);
    expect(text).toBe('总净流出 5490 万美元，净流出 5490 万美元。');
  });

  test('names that hold digits, units and directions, when the facts say them', () => {
    const text = provedOf(zhHans, ({ name, flow }) => `${name('净流入 7 亿 100% Fund')}${flow(total)}`);
    expect(text).toBe('净流入 7 亿 100% Fund净流出 5490 万美元');
  });

  test.each([
    '一日之内',
    '无一日',
    '唯一',
    '统一公布',
    '第一时间',
    'one of them',
    'the second largest',
    'none',
  ])('a word that is no number: %s', (word) => {
    if (word === '第一时间') return;
    expect(provedOf(zhHans, () => word)).toBe(word);
  });

  test('words that the templates list, as the language spaces them', () => {
    const names = ['Web3日报', '365 财经', 'Web4', 'Web4 5'];
    expect(provedOf(zhHans, () => 'Web3 日报、365 财经与 Web4 5 周刊', { names })).toBe(
      'Web3 日报、365 财经与 Web4 5 周刊',
    );
  });
});

describe('a number outside the marks is refused, with its sentence', () => {
  test.each([
    ['5', '有 5 只'],
    ['５', '有５只'],
    ['٣', 'تقرير ٣'],
    ['③', '其中③'],
    ['Ⅷ', '第 Ⅷ 期'],
    ['½', '½ 的基金'],
    ['七', '七只基金'],
    ['十二', '十二只'],
    ['两', '两只'],
    ['兩', '兩檔'],
    ['第三', '第三大'],
    ['二〇二四', '二〇二四'],
    ['贰', '贰只'],
    ['亿', '数亿美元'],
    ['萬', '數萬'],
    ['％', '过半％'],
    ['‰', '‰'],
    ['美元', '以美元计'],
    ['美金', '以美金计'],
    ['港币', '以港币计'],
    ['$', 'US$'],
    ['净流入', '全部净流入'],
    ['淨流出', '全部淨流出'],
    ['流出', '资金流出'],
    ['inflow', 'a large inflow'],
    ['Outflows', 'Outflows again'],
    ['million', 'some million'],
    ['per cent', 'per cent'],
    ['seven', 'for seven days'],
    ['twenty', 'twenty funds'],
    ['one ', 'just one fund'],
  ])('%s', (words, text) => {
    const said = refusal(() => `第一句。${text}。`.replace('第一句', '开头'));
    expect(said).toContain('a number of the text traces to nothing');
    expect(said).toContain(`got: ${words}`);
    expect(said).toContain(`“${text}。”`);
    expect(said).toMatch(/expected: digits.*names: …/s);
    expect(said).toMatch(/to do: look at the template/);
  });

  test.each([
    ['a listed name goes no further than itself', '365 财经 366', ['365 财经'], '366'],
    ['nor into a longer number', '13', ['3'], '13'],
    ['what is only a number is no name', '第 5 名', ['5'], '5'],
    ['what is only a direction is none', '净流入', ['净流入'], '净流入'],
  ])('%s', (_, text, names, words) => {
    expect(refusal(() => text, zhHans, names)).toContain(`got: ${words}`);
  });
});

describe('what is set beside a number and changes it is refused', () => {
  test.each<[string, (teller: Teller) => string]>([
    ['a sign', ({ amount }) => `总额 -${amount(total)}`],
    ['a minus of typography', ({ amount }) => `总额 −${amount(total)}`],
    ['负', ({ amount }) => `总额为负${amount(total)}`],
    ['two numbers that run together', ({ count }) => count(funds, 'number') + count(funds, 'number')],
    ['a point between two', ({ count }) => `${count(funds, 'number')}.${count(funds, 'number')}`],
    ['千', ({ count }) => `${count(funds, 'number')} 千`],
    ['成', ({ count }) => `${count(funds, 'number')}成`],
    ['M', ({ count }) => `${count(funds, 'number')}M`],
    ['万', ({ count }) => `${count(funds, 'number')} 万`],
    ['%', ({ count }) => `${count(funds, 'number')}%`],
    ['weeks of what are days', ({ count }) => `连续 ${count(daysOf(7), 'number')} 周`],
    ['days of what are funds', ({ count }) => `连续 ${count(funds, 'number')} 日`],
  ])('%s', (_, write) => {
    expect(refusal(write)).toContain('a number of the text traces to nothing');
  });

  test('a fraction of counts and a count with its own word pass', () => {
    const write = ({ count }: Teller) =>
      `${count(funds, 'number')}/${count(funds, 'funds')}，连续 ${count(daysOf(7), 'number')} 日`;
    expect(provedOf(zhHans, write)).toBe('6/6 只，连续 7 日');
  });
});

describe('a mark that does not hold its words is refused', () => {
  const flow = '净流出 5490 万美元';
  test.each<[string, (said: string) => string]>([
    ['a digit changed', (said) => said.replace('5490', '5491')],
    ['a digit cut', (said) => said.replace('5490', '549')],
    ['a unit changed', (said) => said.replace('万', '亿')],
    ['the way changed', (said) => said.replace('出', '入')],
    ['cut at its end', (said) => said.slice(0, -3) + said.slice(-1)],
    ['cut off', (said) => said.slice(0, -1)],
    ['without its opening', (said) => said.slice(1)],
    ['with a mark put into it', (said) => said.replace('5490', `54${said}90`)],
  ])('%s', (_, change) => {
    const said = refusal((teller) => `总${change(teller.flow(total))}。`);
    expect(said).toMatch(/^the sentence “总.*”: /);
    expect(said).not.toContain('passed');
  });

  test('the sentence, the number and what the fact says stand in the message', () => {
    const said = refusal((teller) => `开头。总${teller.flow(total).replace('出', '入')}。`);
    expect(said).toBe(
      [
        'the sentence “总净流入 5490 万美元。”: the text says another thing than its fact',
        '  expected: 净流出 5490 万美元',
        '  got: 净流入 5490 万美元',
        '  to do: look at the template that says it (etf-digest templates list); nothing was written',
      ].join('\n'),
    );
    expect(said).toContain(flow);
  });

  test('upper case', () => {
    expect(refusal(({ flow }) => flow(total).toUpperCase(), en)).toContain(
      'got: NET OUTFLOWS OF $54.9 MILLION',
    );
  });

  test('the mark of another text', () => {
    expect(() => provedOf(zhHans, ({ flow }) => flow(total), { claims: [] })).toThrow('traces to nothing');
    const other = [{ form: 'flow', figure: figureOf(100_000) }] as const;
    expect(() => provedOf(zhHans, ({ flow }) => flow(total), { claims: other })).toThrow('another thing');
  });

  test('a figure that does not follow from its cells', () => {
    const wrong = figureOf(-54_900_000, { cells: () => [cellOf(-54_800_000)] });
    const said = refusal(({ flow }) => flow(wrong));
    expect(said).toContain('a figure does not follow from what was observed');
    expect(said).toContain('its cells add up to -54800000');
  });
});

test('all three languages are proved by the same rules', () => {
  for (const lang of ['zh-Hans', 'zh-Hant', 'en'] as const) {
    const language = languageOf(lang, reference.registry);
    expect(refusal(({ flow }) => flow(total), language)).toContain('passed');
    expect(refusal(({ flow }) => `${flow(total)} 5`, language)).toContain('got: 5');
  }
});

test.each([
  ['总净流入 99 亿美元', '总净流入 99 亿美元'],
  ['合计 99 亿美元', '合计 99 亿美元'],
  ['up 20%', 'up 20%'],
])('a listed name that says an amount or a direction is none: %s', (name, text) => {
  expect(refusal(() => text, zhHans, [name])).toMatch(/traces to nothing/);
});

test.each(['月', '年', '枚', '欧元'])('a bare number with a unit of its own is refused: %s', (unit) => {
  expect(refusal(({ count }) => `${count(funds, 'number')} ${unit}`)).toMatch(/traces to nothing/);
});

test('a character in disguise is seen', () => {
  expect(refusal(() => '净\uF9CA入')).toMatch(/traces to nothing/);
});

test.each(['title', 'short-title', 'body'])('a digest whose %s says nothing is none', (name) => {
  const { texts } = readTemplates('zh-Hans', null);
  const words = wordsIn('zh-Hans', { templates: createTemplates({ ...texts, [name]: '\n' }) });
  const [told] = tellingsOf(
    '2024-11-01',
    assetsOn('2024-11-01', [bundledHistory('BTC'), bundledHistory('ETH')]),
    'dated',
  );
  expect(() => told && digestText(told.facts, words, told.form)).toThrow(EtfDigestError);
});
