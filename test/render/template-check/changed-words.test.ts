import { describe, expect, test } from 'vitest';
import { changedSentences } from '../../../src/render/template-check/changed-words.ts';

describe('what two texts say differently', () => {
  test.each<[string, string, string, [string, string][]]>([
    ['nothing', '甲。乙。', '甲。乙。', []],
    ['spaces alone between sentences', '甲。\n\n乙。', '甲。\n乙。', []],
    ['a word', '甲。乙。丙。', '甲。丁。丙。', [['乙。', '丁。']]],
    ['two sentences that stand together', '甲。乙。丙。', '丁。戊。丙。', [['甲。乙。', '丁。戊。']]],
    [
      'two that stand apart',
      '甲。乙。丙。',
      '丁。乙。戊。',
      [
        ['甲。', '丁。'],
        ['丙。', '戊。'],
      ],
    ],
    ['one that is new', '甲。丙。', '甲。乙。丙。', [['', '乙。']]],
    ['one that is gone, at the end', '甲。\n\n乙。', '甲。', [['乙。', '']]],
    [
      'one that moved',
      '甲。乙。丙。',
      '乙。丙。甲。',
      [
        ['甲。', ''],
        ['', '甲。'],
      ],
    ],
    ['English', 'A rose. B fell.', 'A rose. C fell.', [['B fell.', 'C fell.']]],
    ['all of several paragraphs', '甲。\n\n乙。', '丙。\n\n丁。', [['甲。乙。', '丙。丁。']]],
    [
      'English paragraphs',
      'A rose.\n\nB fell.',
      'C rose.\nD fell.',
      [['A rose. B fell.', 'C rose. D fell.']],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(changedSentences(before, after)).toEqual(changes.map(([was, is]) => ({ before: was, after: is })));
  });
});
