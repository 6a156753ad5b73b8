import { describe, expect, test } from 'vitest';
import { sayIn } from '../../src/messages/say.ts';
import { errorTextsIn } from '../support/messages/error-texts.ts';

describe('what a publisher’s answer, or a file in its place, is refused with', () => {
  test.each(['sources', 'http', 'pipeline/pages', 'pipeline/collect'])(
    'is said in Chinese, from every file of src/%s: a new text is written in src/messages/zh-refusals.ts',
    (room) => {
      // flags alone are the same in every language
      const texts = errorTextsIn(room).filter((text) => !/^(--[a-z]+ X1 ?)+$/.test(text) && text !== 'X1');
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => sayIn('zh-Hans')(text) === text)).toEqual([]);
    },
  );

  test('whole, as a person reads it', () => {
    const say = sayIn('zh-Hans');
    expect(say('error: BTC: https://farside.co.uk/btc/: the page was refused\n  expected: status 200')).toBe(
      '错误：BTC: https://farside.co.uk/btc/：页面被来源拒绝\n  应为：状态码 200',
    );
    expect(say('error: a.png: this is a picture, not a page\n  got: a picture')).toBe(
      '错误：a.png：这是图片，不是网页\n  实际：图片',
    );
    expect(
      say('error: h.html: this is the page of ETH, not of BTC\n  to do: import it with --asset eth'),
    ).toBe('错误：h.html：这是 ETH 的页面，不是 BTC 的\n  解决办法：请以 --asset eth 导入');
    expect(say('error: BTC was not delivered by farside; nothing of it was stored')).toBe(
      '错误：farside 未提供 BTC 的数据；其数据均未写入',
    );
  });
});
