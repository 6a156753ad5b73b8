import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../../src/pipeline/template-files.ts';
import type { Teller } from '../../../src/render/proof/teller.ts';
import { createTemplates } from '../../../src/render/template.ts';
import { digestText } from '../../../src/render/texts/digest-text.ts';
import { toHant } from '../../../src/render/words/opencc.ts';
import { figureOf, judgedOf, refusalOf } from '../../support/days/figures.ts';
import { zhHans } from '../../support/days/languages.ts';
import { toldDay } from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';

/** What the refusal of an editor's text says in full. */
const refusal = (write: (teller: Teller) => string): string => refusalOf(() => judgedOf(zhHans, write));

const OTHERS = '{{#each assets}}{{name}}总{{../lead.total.flow}}。\n\n{{/each}}';
const LESS = '{{name}}{{#with trend.before}}{{#if difference}}少 {{difference}}{{/if}}{{/with}}';

/** 2024-11-01 with one template changed, by an editor or by whoever ships them. */
function told(name: string, text: string, by: 'editor' | 'us', lang: 'zh-Hans' | 'zh-Hant' = 'zh-Hans') {
  const texts = { ...readTemplates(lang, null).texts, [name]: lang === 'zh-Hant' ? toHant(text) : text };
  const templates = createTemplates(texts, new Map(), by === 'editor' ? [name] : []);
  return digestText(toldDay('2024-11-01'), wordsIn(lang, { templates }), 'digest');
}

describe('a template of an editor that says a figure in the place of another fails the run', () => {
  test.each([
    ['the other asset’s', 'body', OTHERS, /the 以太坊|the 比特币/],
    ['more for less, in a template that the body prints', 'trend', LESS, /more than before/],
    ['a lone number', 'title', '第 {{date}} 期，共 3 只', /3/],
  ])('%s', (_, name, text, wrong) => {
    expect(refusalOf(() => told(name, text, 'editor').body)).toMatch(wrong);
  });

  test('an editor’s template passes in Simplified and Traditional, listed names too', () => {
    const text = '{{!-- names: 365 财经 --}}365 财经：{{lead.name}}总{{lead.total.flow}}';
    expect(told('title', text, 'editor').title).toBe('365 财经：比特币现货 ETF 总净流出 5490 万美元');
    expect(told('title', text, 'editor', 'zh-Hant').title).toBe(
      '365 財經：比特幣現貨 ETF 總淨流出 5490 萬美元',
    );
  });
});

describe('no pattern that judges prose stops a text of the shipped templates', () => {
  test.each([
    ['body', OTHERS, '以太坊现货 ETF 总净流出 5490 万美元'],
    ['trend', LESS, '少 8.29 亿美元'],
  ])('%s', (name, text, said) => {
    expect(told(name, text, 'us').body).toContain(said);
  });

  test('though the editor has a template that this part does not print', () => {
    const texts = { ...readTemplates('zh-Hans', null).texts, body: OTHERS };
    const templates = createTemplates(texts, new Map(), ['title']);
    const text = digestText(toldDay('2024-11-01'), wordsIn('zh-Hans', { templates }), 'digest');
    expect(text.body).toContain('以太坊现货 ETF 总净流出 5490 万美元');
  });
});

test('which templates are an editor’s own, by way of those that they print', () => {
  const { isOwn } = createTemplates(readTemplates('zh-Hans', null).texts, new Map(), ['outcome']);
  expect(['outcome', 'title', 'short-title', 'body', 'week-title'].filter(isOwn)).toEqual([
    'outcome',
    'title',
  ]);
  const shipped = createTemplates(readTemplates('en', null).texts);
  expect(Object.keys(readTemplates('en', null).texts).filter(shipped.isOwn)).toEqual([]);
});

test('of another fund in its sentence', () => {
  const fund = (ticker: string) => figureOf(-25_600_000, { what: { kind: 'fund', ticker } });
  const write = ({ name, flow }: Teller) =>
    `${name('富达 FBTC')} ${flow(fund('IBIT'))}。${name('FBTC')} ${flow(fund('FBTC'))}。`;
  expect(refusal(write)).toContain('a figure of the fund IBIT');
  expect(refusal(({ flow }) => `最大的${flow(fund('IBIT'))}。`)).toContain('passed');
});

describe('a direction agrees with what it stands beside', () => {
  const out = figureOf(-54_900_000);
  const ended = figureOf(7, {
    what: { kind: 'ended run' },
    rule: 'stated',
    direction: 'in',
    resolutionUsd: 1,
  });
  const gain = figureOf(241_590_000, { what: { kind: 'cumulative' } });

  test.each<[string, (teller: Teller) => string]>([
    ['an amount of an outflow', ({ direction, amount }) => `总${direction(gain)} ${amount(out)}。`],
    ['with a word between', ({ direction, amount }) => `历史总${direction(gain)}达 ${amount(out)}。`],
    ['days of inflow', ({ direction, count }) => `连续 ${count(ended, 'days')}${direction(out)}。`],
    ['in English', ({ direction, amount }) => `It had a net ${direction(gain)} of ${amount(out)}.`],
    ['an amount before it', ({ direction, amount }) => `So far: ${amount(out)} ${direction(gain)}`],
  ])('%s', (_, write) => {
    expect(refusal(write)).toMatch(/a direction stands beside what went another way/);
  });

  test('not across a sentence or clause, and not for another sum that went the same way', () => {
    const said = judgedOf(
      zhHans,
      ({ direction, amount, count, flow }) =>
        `过去 ${count(ended, 'days')}${direction(ended)}后首次${direction(out)}，${flow(out)}，目前历史总${direction(gain)}达 ${amount(gain)}。`,
    );
    expect(said).toContain('后首次净流出，净流出 5490 万美元');
  });
});

describe('a figure stands behind its own name', () => {
  const btc = figureOf(-54_900_000);
  const eth = figureOf(-10_900_000, { asset: 'ETH' });
  const fund = (ticker: string, usd: number) => figureOf(usd, { what: { kind: 'fund', ticker } });

  test('not behind the other asset, where one text tells of both', () => {
    const text = (first: typeof btc, second: typeof btc) => (teller: Teller) =>
      `比特币现货 ETF 总${teller.flow(first)}，以太坊现货 ETF 总${teller.flow(second)}。`;
    expect(refusal(text(eth, btc))).toMatch(/stands where another belongs/);
    expect(refusal(text(btc, eth))).toMatch(/^passed/);
    expect(refusal((teller) => `BTC ETF 昨日总${teller.flow(eth)}`)).toMatch(/stands where another belongs/);
  });

  test('not behind another fund, where one sentence names both', () => {
    const [fbtc, ibit] = [fund('FBTC', -25_600_000), fund('IBIT', 13_500_000)];
    const text = (first: typeof btc, second: typeof btc) => (teller: Teller) =>
      `${teller.name('富达 FBTC')} ${teller.flow(first)}，${teller.name('贝莱德 IBIT')} ${teller.flow(second)}。`;
    expect(refusal(text(ibit, fbtc))).toMatch(/stands where another belongs/);
    expect(refusal(text(fbtc, ibit))).toMatch(/^passed/);
  });

  test('no sum over several days is that of one', () => {
    const sum = figureOf(241_590_000, { what: { kind: 'cumulative' }, from: '2024-01-11' });
    expect(refusal(({ flow }) => `比特币现货 ETF 昨日总${flow(sum)}。`)).toMatch(/several days/);
  });
});

test('a sum over days does not follow the dates of others', () => {
  const sum = figureOf(2_810_200_000, { what: { kind: 'trend' }, from: '2024-10-24', to: '2024-11-01' });
  const text = (from: string, to: string) => (teller: Teller) =>
    `近几个交易日（${teller.span(from, to)}）累计${teller.flow(sum)}。`;
  expect(refusal(text('2024-10-15', '2024-10-23'))).toMatch(/the dates of other days/);
  expect(refusal(text('2024-10-24', '2024-11-01'))).not.toMatch(/dates of other days/);
});
