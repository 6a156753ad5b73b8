import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../src');

/** Where an asset, or the fund with its ticker, may stand by name, and why. */
const ALLOWED: readonly [RegExp, string][] = [
  [
    /^store\/(migrations|steps\/first-schema)\.ts$/,
    'a step of the schema that has been released is never changed',
  ],
  [/^messages\/zh-help\.ts$/, 'words: the help in Chinese, with the examples of the English one'],
  [/^pipeline\/templates\/samples\//, 'the sample days are days of the bundled history of these two'],
  [/^render\/template-check\/sample-names\.ts$/, 'words: what a sample day is called'],
];
const NAMED = /['"`](?:BTC|ETH|btc|eth)['"`]|\b(?:BTC|ETH):|\b(?:btc|eth)\|/;
const WORDS = /比特[币幣]|以太坊|['"`](?:Bitcoin|Ethereum)(?: ETFs?)?['"`]/;

const isNaming = (line: string): boolean => NAMED.test(line) || WORDS.test(line);

/** Lines of code, without those that are comments. */
function codeOf(text: string): string[] {
  return text.split('\n').filter((line) => !/^\s*(?:\/\*|\*|\/\/)/.test(line));
}

test.each([
  ["const DEFAULT: Asset = 'BTC';", true],
  ['const CHARTS = { BTC: chart, ETH: other };', true],
  ["option('--asset <btc|eth|all>')", true],
  ["  coins: '比特币',", true],
  ["examples: ['etf-digest weekly --asset btc']", false],
  ["text('its ticker; the funds BTC and ETH with their name')", false],
])('%s names an asset: %s', (line, isNamed) => {
  expect(isNaming(line)).toBe(isNamed);
});

test('no code knows an asset by name: assets are data', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(150);
  const naming = files.filter((file) => codeOf(readFileSync(path.join(SRC, file), 'utf8')).some(isNaming));
  expect(naming.filter((file) => !ALLOWED.some(([allowed]) => allowed.test(file)))).toEqual([]);
  for (const [allowed] of ALLOWED)
    expect(
      naming.some((file) => allowed.test(file)),
      `${allowed}`,
    ).toBe(true);
});
