import { describe, expect, test } from 'vitest';
import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import type { Day } from '../../../src/model/time.ts';
import { digestJson } from '../../../src/render/texts/digest-json.ts';
import { digestMarkdown } from '../../../src/render/texts/digest-markdown.ts';
import { digestText, plainText } from '../../../src/render/texts/digest-text.ts';
import { bundledHistory } from '../../support/days/days.ts';
import { wordsIn } from '../../support/days/words.ts';
import { expectGolden } from '../../support/golden.ts';

const histories = [bundledHistory('BTC'), bundledHistory('ETH')];
const words = wordsIn('zh-Hans', { disclaimer: '以上为公开数据整理，不构成投资建议。' });

function factsFor(day: Day, wording: 'yesterday' | 'dated' = 'yesterday') {
  const assets = histories.flatMap((history) => assetFacts(history, day, 7) ?? []);
  return digestFacts(day, assets, wording, []);
}

const textFor = (day: Day, wording: 'yesterday' | 'dated' = 'yesterday') =>
  digestText(factsFor(day, wording), words);

describe('whole texts of bundled days', () => {
  test.each([
    ['2024-11-01', 'a run of seven broken; QETH the only inflow'],
    ['2024-01-11', 'the first day of all: no run, no trend'],
    ['2024-03-12', 'before the launch of the Ethereum ETFs'],
    ['2024-04-30', 'a run of five; one fund against the rest'],
    ['2024-08-27', 'a run of eight broken'],
    ['2024-08-30', 'a zero day of ETH'],
    ['2024-09-03', 'the day after a closure'],
    ['2024-10-02', 'only one fund in'],
    ['2024-10-07', 'a zero day of ETH with nothing moving'],
    ['2024-11-15', 'all funds out'],
    ['2024-11-20', 'a cell of each asset never filled'],
  ])('%s: %s', (day) => {
    expectGolden(`${day}.txt`, plainText(textFor(day)));
  });

  test('2024-10-31 in the dated form carries the date once in its title', () => {
    const text = textFor('2024-10-31', 'dated');
    expect(text.title).toMatch(/^加密 ETF 10 月 31 日数据概况：比特币现货 ETF 总净流入 3230 万美元/);
    expectGolden('2024-10-31.dated.txt', plainText(text));
  });

  test('2024-11-01 as Markdown', () => {
    const facts = factsFor('2024-11-01');
    const markdown = digestMarkdown(facts, textFor('2024-11-01'), words, '2024-11-02T05:30:00.000Z');
    expectGolden('2024-11-01.md', markdown);
  });

  test('2024-11-01 as JSON', () => {
    const text = textFor('2024-11-01');
    const json = digestJson(factsFor('2024-11-01'), { ...text, text: plainText(text) });
    expectGolden('2024-11-01.json', `${JSON.stringify(json, null, 2)}\n`);
  });
});

test('the day of the issue is said word for word', () => {
  const { title, body, foot } = textFor('2024-11-01');
  expect(title).toBe(
    '加密 ETF 11 月 1 日数据概况：比特币现货 ETF 昨日总净流出 5490 万美元，过去 7 日净流入后首次净流出；以太坊净流出 1090 万美元',
  );
  expect(body.split('\n\n')).toEqual([
    '根据 Farside Investors 数据，昨日（美东时间 11 月 1 日）美国比特币现货 ETF 总净流出 5490 万美元，此前已连续 7 日净流入。富达 FBTC 净流出 2560 万美元，居首；灰度比特币迷你信托 BTC 净流入 1350 万美元，为唯一净流入的基金。比特币现货 ETF 近 7 个交易日合计净流入 28.10 亿美元，其中 6 日净流入；历史累计净流入 241.59 亿美元。',
    '同日，以太坊现货 ETF 总净流出 1090 万美元，此前已连续 3 日净流入。灰度 ETHE 净流出 1140 万美元，Invesco QETH 净流入 50 万美元，为唯一净流入的基金，其余 7 只无资金进出。以太坊现货 ETF 近 7 个交易日合计净流出 390 万美元，历史累计净流出 4.91 亿美元。',
  ]);
  expect(foot).toBe(
    '数据来源：Farside Investors；交易日：美东时间 2024 年 11 月 1 日；最终数据\n\n以上为公开数据整理，不构成投资建议。',
  );
});

test('a correction of the second decimal of 亿 says as many as it takes', () => {
  const day = '2024-11-01';
  const facts = factsFor(day);
  const at = '2024-11-03T05:00:00.000Z';
  const corrections = [{ at, asset: 'BTC', what: 'cumulative', from: 1_303_400_000, to: 1_303_300_000 }];
  const { title, body } = digestText(digestFacts(day, facts.assets, 'dated', corrections), words);
  expect(title).toBe(
    '加密 ETF 11 月 1 日数据更正：比特币现货 ETF 历史累计净流入应为 13.033 亿美元；以太坊净流出 1090 万美元',
  );
  expect(body).toMatch(/^更正：比特币现货 ETF 历史累计净流入由 13\.034 亿美元更正为 13\.033 亿美元。/);
});
