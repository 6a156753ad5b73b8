import { expect, test } from 'vitest';
import { digestMarkdown } from '../../../src/render/texts/digest-markdown.ts';
import { digestText } from '../../../src/render/texts/digest-text.ts';
import { toldDay, withLevels } from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';

test('an agreeing cross-check stands in the Markdown, and not in the foot of the text', () => {
  const words = wordsIn('zh-Hans');
  const facts = toldDay('2024-11-01', 'yesterday', withLevels);
  const text = digestText(facts, words);
  expect(text.foot).not.toContain('逐一比对');
  const markdown = digestMarkdown(facts, text, words, '2024-11-02T05:30:00.000Z');
  expect(markdown.match(/比特币现货 ETF 11 只基金的数据与 SoSoValue 逐一比对，相差均不超过 /g)).toHaveLength(
    1,
  );
});
