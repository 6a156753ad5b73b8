import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import { LANGS } from '../../../src/model/lang.ts';
import { digestText, plainText } from '../../../src/render/texts/digest-text.ts';
import { explained } from '../../../src/render/texts/explain.ts';
import { bundledHistory } from '../../support/days/days.ts';
import { assetsOn } from '../../support/days/digests.ts';
import { wordsIn } from '../../support/days/words.ts';
import { expectGolden } from '../../support/golden.ts';

const histories = [bundledHistory('BTC'), bundledHistory('ETH')];
const facts = digestFacts('2024-11-01', assetsOn('2024-11-01', histories), 'yesterday', []);

test('2024-11-01 explained', () => {
  expectGolden('2024-11-01.explain.txt', explained(facts, wordsIn('zh-Hans')));
});

test('what is not proved is not explained', () => {
  const words = wordsIn('zh-Hans');
  const { fill, ...more } = words.templates;
  const templates = { ...more, fill: (name: string, view: object) => `${fill(name, view)} 5` };
  expect(() => explained(facts, { ...words, templates })).toThrow('traces to nothing');
});

describe.each(LANGS)('in %s', (lang) => {
  const words = wordsIn(lang);
  const text = explained(facts, words);

  test('without its notes it is the digest', () => {
    const [said = ''] = text.split('\n[1] ');
    expect(said.replace(/\[\d+\]/g, '')).toBe(plainText(digestText(facts, words)));
  });

  test('every number has its note, and every note is asked for', () => {
    const [said = '', ...notes] = text.split(/^(?=\[\d+\] )/m);
    const asked = new Set([...said.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)));
    expect([...asked].sort((a, b) => a - b)).toEqual(notes.map((_, i) => i + 1));
    expect(new Set(notes.map((note) => note.split('\n')[0]?.replace(/^\[\d+\] /, ''))).size).toBe(
      notes.length,
    );
  });

  test('the notes hold the observations', () => {
    expect(text).toMatch(
      /^\[1\] total, BTC, 2024-11-01, farside: -\$54,900,000\n {4}IBIT 2024-11-01 \$0, bundled\n/m,
    );
    expect(text).toMatch(
      /^\[\d+\] cumulative, BTC, 2024-01-11 to 2024-11-01, farside: \$24,159,100,000\n {4}2,?\d+ cells, 2024-01-11 to 2024-11-01: /m,
    );
  });
});

test('an observation carries its number and its moment in Beijing', () => {
  const [btc] = histories;
  if (!btc) throw new RangeError('no history');
  const days = btc.days.map((day) => {
    const funds = day.flow.funds.map((fund, i) =>
      fund.status === 'reported'
        ? { ...fund, observation: 100 + i, observedAt: '2024-11-02T05:30:00.000Z' }
        : fund,
    );
    return day.day === '2024-11-01' ? judge({ ...day.flow, funds }, false) : day;
  });
  const known = assetFacts({ ...btc, days }, '2024-11-01', 7);
  const text = explained(
    digestFacts('2024-11-01', known ? [known] : [], 'yesterday', []),
    wordsIn('zh-Hans'),
  );
  expect(text).toContain('    IBIT 2024-11-01 $0, 2024-11-02 13:30 Beijing, observation 100\n');
});
