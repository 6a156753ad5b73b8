import { createRequire } from 'node:module';
import type { ConverterFunction } from 'opencc-js/cn2t';

/** Words that newsrooms in Taiwan print otherwise than a conversion by characters gives them. */
const WORDS: Readonly<Record<string, string>> = {
  公布: '公布',
  发布: '發布',
  宣布: '宣布',
  占: '占',
  数据来源: '資料來源',
  数据库: '資料庫',
  无数据: '無資料',
  采集: '蒐集',
  运行: '執行',
  逐笔记录: '逐筆紀錄',
  周度: '單週',
  此前: '先前',
  最大单日: '單日最大',
  最大单周: '單週最大',
  净流量: '資金流向',
  北京时间: '台北時間',
  台北: '台北',
  核实: '查證',
  公开数据: '公開資料',
  补休: '補假',
  台湾: '台灣',
  周: '週',
  只有: '只有',
  只是: '只是',
  只能: '只能',
  富兰克林邓普顿: '富蘭克林坦伯頓',
  马丁·路德·金: '馬丁·路德·金恩',
};

/** What the pattern takes: those words, and the 只 that funds are counted with (11 只 ETF, 11 檔 ETF). */
const OWN: Readonly<Record<string, string>> = { ...WORDS, 只: '檔' };

const MARKS = '[\uFDD0-\uFDEF]*';
const AFTER_FIGURE = String.raw`(?<=[\d０-９]${MARKS} ?${MARKS})只`;
/** A mustache stands for a figure only with the space that parts a figure from the word. */
const AFTER_NUMERAL = String.raw`(?<=(?:[零一二三四五六七八九十百两几每这该各单]|\}\} )${MARKS})只(?![有是能])`;
const BEFORE_FUNDS = `只(?=${MARKS} ?${MARKS}(?:ETF|基金))`;

/** The list of names is converted: they stand so in the text. */
const MUSTACHE = String.raw`\{\{(?!!(?:--)?\s*names:).*?\}\}`;
const longestFirst = Object.keys(WORDS).sort((a, b) => b.length - a.length);
const KEPT_OR_OWN = new RegExp(
  `(${[MUSTACHE, AFTER_FIGURE, AFTER_NUMERAL, BEFORE_FUNDS, ...longestFirst].join('|')})`,
  's',
);

/**
 * Simplified Chinese as newsrooms in Taiwan print it: their characters, and our own words before those of OpenCC. Latin,
 * digits, mustaches and the noncharacters of marks stay as they are; a text that is converted already stays too.
 */
export function toHant(text: string): string {
  // what the pattern takes stands at the odd places
  return text
    .split(KEPT_OR_OWN)
    .map((piece, i) => (i % 2 === 0 ? byCharacters(piece) : (OWN[piece] ?? piece)))
    .join('');
}

let convert: ConverterFunction | null = null;

/** OpenCC's dictionary is a megabyte: it is read at the first call, and never for the other languages. */
function byCharacters(text: string): string {
  convert ??= loadConverter();
  return convert(text);
}

function loadConverter(): ConverterFunction {
  const { Converter } = createRequire(import.meta.url)('opencc-js/cn2t') as typeof import('opencc-js/cn2t');
  return Converter({ from: 'cn', to: 'tw' });
}
