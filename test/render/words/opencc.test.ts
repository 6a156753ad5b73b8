import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toHant } from '../../../src/render/words/opencc.ts';
import { reference } from '../../support/days/days.ts';
import { expectGolden } from '../../support/golden.ts';
import { namesOf } from '../../support/names.ts';

const GOLDEN = new URL('../../golden/', import.meta.url);
const TEMPLATES = new URL('../../../templates/', import.meta.url);
const MUSTACHE = /\{\{.*?\}\}/gs;

const filesOf = (folder: URL, ending: string): [string, string][] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);

/** Simplified characters of the texts, none of which Traditional Chinese knows. */
const SIMPLIFIED =
  /[数据况币现货总净亿仅东时间单为达万历计来记录终开构资议连续贝莱个较过后无动当兰邓顿发产额两纪与创灭质届节圣诞阵独劳离]/;

describe('words, checked by hand', () => {
  test.each([
    ['资金净流入', '資金淨流入'],
    ['净流出 5490 万美元', '淨流出 5490 萬美元'],
    ['104.66 亿美元', '104.66 億美元'],
    ['历史累计', '歷史累計'],
    ['数据概况', '數據概況'],
    ['数据来源', '資料來源'],
    ['信托', '信託'],
    ['灰度以太坊迷你信托', '灰度以太坊迷你信託'],
    ['未记录采集时间', '未記錄蒐集時間'],
    ['创上市以来纪录', '創上市以來紀錄'],
    ['后首次净流出', '後首次淨流出'],
    ['周五', '週五'],
    ['近一周', '近一週'],
    ['这里', '這裡'],
    ['总资产净值', '總資產淨值'],
    ['美东时间', '美東時間'],
    ['质押', '質押'],
    ['余额', '餘額'],
    ['已公布合计', '已公布合計'],
    ['发布', '發布'],
    ['宣布', '宣布'],
    ['总市值占比', '總市值占比'],
    ['较此前 7 个交易日多', '較先前 7 個交易日多'],
    ['待核实', '待查證'],
    ['公开数据', '公開資料'],
    ['逐笔记录', '逐筆紀錄'],
    ['周度净流入', '單週淨流入'],
    [
      '2024 年 11 月 28 日（周四）为感恩节，美股休市，无数据。',
      '2024 年 11 月 28 日（週四）為感恩節，美股休市，無資料。',
    ],
    ['尚未到来（美东时间现为', '尚未到來（美東時間現為'],
    ['合计由净流入 6.37 亿美元更正为净流入 6.39 亿美元', '合計由淨流入 6.37 億美元更正為淨流入 6.39 億美元'],
    ['核对：逐一比对，相差均不超过 5 万美元', '核對：逐一比對，相差均不超過 5 萬美元'],
    ['结束此前连续 3 日净流出', '結束先前連續 3 日淨流出'],
    ['独立日（补休）', '獨立日（補假）'],
    ['台湾', '台灣'],
    ['富兰克林邓普顿', '富蘭克林坦伯頓'],
    ['马丁·路德·金纪念日', '馬丁·路德·金恩紀念日'],
  ])('%s: %s', (hans, hant) => {
    expect(toHant(hans)).toBe(hant);
  });
});

describe('the measure word of funds', () => {
  test.each([
    ['11 只 ETF 中，6 只净流出', '11 檔 ETF 中，6 檔淨流出'],
    ['11只净流入', '11檔淨流入'],
    ['十一只 ETF 均无净流出', '十一檔 ETF 均無淨流出'],
    ['两只基金', '兩檔基金'],
    ['只基金与 3 只 ETF', '檔基金與 3 檔 ETF'],
    ['单只基金、各只、每只', '單檔基金、各檔、每檔'],
    ['\uFDD011\uFDD1 只净流入', '\uFDD011\uFDD1 檔淨流入'],
    ['\uFDD0\uFDD311 只\uFDD1净流入', '\uFDD0\uFDD311 檔\uFDD1淨流入'],
    ['{{reported}} 只基金已公布', '{{reported}} 檔基金已公布'],
    ['{{count}} 只净流出', '{{count}} 檔淨流出'],
  ])('%s: %s', (hans, hant) => {
    expect(toHant(hans)).toBe(hant);
  });

  test.each([
    ['只公布合计', '只公布合計'],
    ['当日只净流出', '當日只淨流出'],
    ['唯一只有 IBIT', '唯一只有 IBIT'],
    ['{{#if x}}只公布合计{{/if}}', '{{#if x}}只公布合計{{/if}}'],
  ])('is not the 只 that means only: %s', (hans, hant) => {
    expect(toHant(hans)).toBe(hant);
  });
});

describe('what is no Chinese stays byte for byte', () => {
  test('Latin, digits, signs and the noncharacters of marks', () => {
    const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code));
    const marks = String.fromCharCode(...Array.from({ length: 32 }, (_, i) => 0xfdd0 + i));
    const text = `${ascii}${marks}▁▂▃▇，。；：（）、·—…０９％`;
    expect(toHant(text)).toBe(text);
    expect(toHant('')).toBe('');
  });

  test('marks around words that are converted', () => {
    expect(toHant('\uFDD0\uFDE5净流出 5490 万美元\uFDEF。')).toBe('\uFDD0\uFDE5淨流出 5490 萬美元\uFDEF。');
  });

  test('a mustache, also one that holds Chinese', () => {
    const text = '{{#if isRun}}{{~{said}~}}{{say "数据"}}{{! 数据\n只基金 }}{{/if}}';
    expect(toHant(text)).toBe(text);
  });
});

describe.each(filesOf(GOLDEN, '.txt'))('the text %s', (_, text) => {
  const hant = toHant(text);

  test('holds no simplified character', () => {
    expect(hant).not.toMatch(SIMPLIFIED);
  });

  test('holds the same figures and Latin', () => {
    const figures = (said: string) => said.match(/[\x20-\x7e]+/g);
    expect(figures(hant)).toEqual(figures(text));
  });

  test('counts funds by 檔, and says nothing that is said otherwise in Taiwan', () => {
    expect(hant).not.toMatch(/[只隻佈佔臺]|此前|鄧普頓/);
  });

  test('stays as it is when converted again', () => {
    expect(toHant(hant)).toBe(hant);
  });
});

test('a whole digest, read by hand', () => {
  expectGolden('2024-11-20.zh-Hant.txt', toHant(readFileSync(new URL('2024-11-20.txt', GOLDEN), 'utf8')));
});

describe.each(filesOf(TEMPLATES, '.hbs'))('the template %s', (_, text) => {
  test('keeps its mustaches, and its lines', () => {
    const hant = toHant(text);
    // the words of a list of names are printed
    const mustaches = (of: string) => of.replace(/\{\{!-- names:.*?--\}\}/g, '').match(MUSTACHE);
    expect(mustaches(hant)).toEqual(mustaches(text));
    expect(hant.split('\n')).toHaveLength(text.split('\n').length);
    expect(toHant(hant)).toBe(hant);
  });
});

test('the names in zh-Hant hold nothing that is simplified', () => {
  for (const fund of [...reference.registry.of('BTC'), ...reference.registry.of('ETH')]) {
    const { full, short } = namesOf(fund)['zh-Hant'];
    expect([toHant(full), toHant(short)]).toEqual([full, short]);
  }
});

test('the names in zh-Hant are those that the conversion gives of the names in zh-Hans', () => {
  for (const fund of [...reference.registry.of('BTC'), ...reference.registry.of('ETH')]) {
    const { full, short } = namesOf(fund)['zh-Hans'];
    expect({ full: toHant(full), short: toHant(short) }).toEqual(namesOf(fund)['zh-Hant']);
  }
});

test('the reasons of closures in zh-Hant hold nothing that is simplified', () => {
  const days = ['2024', '2025', '2026', '2027'].flatMap((year) => everyDayOf(year));
  const reasons = days.flatMap((day) => reference.calendar.closureOn(day)?.reason ?? []);
  expect(reasons.length).toBe(41);
  for (const reason of reasons) expect(toHant(reason['zh-Hant'])).toBe(reason['zh-Hant']);
});

function everyDayOf(year: string): string[] {
  const first = Date.UTC(Number(year), 0, 1);
  const days = Array.from({ length: 366 }, (_, i) =>
    new Date(first + i * 86_400_000).toISOString().slice(0, 10),
  );
  return days.filter((day) => day.startsWith(year));
}
