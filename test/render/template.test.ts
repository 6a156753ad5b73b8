import { describe, expect, test } from 'vitest';
import { EtfDigestError } from '../../src/errors.ts';
import { createTemplates, type TemplateTexts } from '../../src/render/template.ts';
import { typesetChinese as typeset } from '../../src/render/words/typeset.ts';
import { reference } from '../support/days/days.ts';

const VIEW = {
  name: '比特币',
  isTold: true,
  isUntold: false,
  assets: [{ ticker: 'IBIT' }, { ticker: 'FBTC' }],
};

const filled = (templates: TemplateTexts, name = 'page') => createTemplates(templates).fill(name, VIEW);

/** What a template’s error says in full. */
function complaint(templates: TemplateTexts, name = 'page'): string {
  try {
    filled(templates, name);
  } catch (error) {
    if (error instanceof EtfDigestError) return error.explain();
    throw error;
  }
  return '';
}

describe('a template is filled', () => {
  test('with values, conditions, lists and other templates', () => {
    const page =
      '{{name}}{{#if isTold}}：{{/if}}{{#if isUntold}}？{{/if}}{{#each assets}}{{> line}}{{/each}}';
    expect(filled({ page, line: '{{ticker}}；' })).toBe('比特币：IBIT；FBTC；');
  });

  test('as text, not as HTML', () => {
    expect(createTemplates({ page: '<{{name}}> & "{{name}}"' }).fill('page', { name: `<b> & 'x'` })).toBe(
      `<<b> & 'x'> & "<b> & 'x'"`,
    );
  });

  test('without telling one filling from another', () => {
    const { fill } = createTemplates({ page: '{{name}}' });
    expect([fill('page', { name: '一' }), fill('page', { name: '二' })]).toEqual(['一', '二']);
  });
});

describe('a name that the view does not hold is an error that names the template', () => {
  test.each([
    ['a value', '{{nmae}}'],
    ['a value in a list', '{{#each assets}}{{tikcer}}{{/each}}'],
    ['a value of the page within a list', '{{#each assets}}{{name}}{{/each}}'],
    ['a section', '{{#nmae}}x{{/nmae}}'],
  ])('%s', (_, page) => {
    expect(() => filled({ page })).toThrow(EtfDigestError);
    expect(complaint({ page })).toContain('templates/page.hbs');
    expect(complaint({ page })).toMatch(/nmae|tikcer|name/);
  });

  test('a template that does not exist', () => {
    expect(complaint({ page: '{{> lien}}' })).toMatch(/templates\/page\.hbs.*lien/s);
    expect(complaint({ page: 'x' }, 'pgae')).toContain('pgae.hbs');
  });

  test('a helper that does not exist', () => {
    expect(complaint({ page: '{{shout name}}' })).toMatch(/templates\/page\.hbs.*shout/s);
  });

  test('the helper that would write into the result', () => {
    expect(complaint({ page: '{{log name}}' })).toMatch(/templates\/page\.hbs.*log/s);
  });

  test('a block that is not closed', () => {
    expect(complaint({ page: '{{#if isTold}}x' })).toContain('templates/page.hbs');
  });

  // a misspelt condition leaves a sentence out of the text without a word
  test.each([
    ['a condition', '{{#if isTodl}}x{{/if}}'],
    ['a negated condition', '{{#unless isTodl}}x{{/unless}}'],
    ['a list', '{{#each asets}}x{{/each}}'],
  ])('%s', (_, page) => {
    expect(complaint({ page })).toContain('templates/page.hbs');
  });

  // the editor is sent to the template that holds the mistake
  test('a value in a template within a template', () => {
    expect(complaint({ page: '{{> line}}', line: '{{nmae}}' })).toContain('templates/line.hbs');
  });
});

test.each(['title', 'foot', 'source-line', 'trend'])('the template %s that comes along is strict', (name) => {
  expect(() => reference.templates.fill(name, {})).toThrow(EtfDigestError);
});

describe('newsroom spacing', () => {
  test.each([
    ['比特币现货ETF昨日', '比特币现货 ETF 昨日', 'Latin within Chinese'],
    ['共3只', '共 3 只', 'a digit within Chinese'],
    ['11月1日', '11 月 1 日', 'a date'],
    ['净流出5490万美元', '净流出 5490 万美元', 'an amount'],
    ['5494.03万', '5494.03 万', 'a decimal'],
    ['A中B中C', 'A 中 B 中 C', 'one character between two letters'],
    ['比特币现货 ETF 昨日', '比特币现货 ETF 昨日', 'what is spaced already'],
    ['比特币  现货', '比特币现货', 'spaces within Chinese'],
    ['昨日  ETF', '昨日 ETF', 'two spaces'],
    ['比率达2.30%的', '比率达 2.30% 的', 'after per cent, not before it'],
    ['9/12只基金', '9/12 只基金', 'a fraction'],
  ])('%s becomes %s: %s', (text, set) => {
    expect(typeset(text)).toBe(set);
  });

  test.each([
    ['贝莱德 （BlackRock） ETF', '贝莱德（BlackRock）ETF'],
    ['ETF ，昨日', 'ETF，昨日'],
    ['ETF。 净流出', 'ETF。净流出'],
    ['概况 ： 比特币', '概况：比特币'],
    ['FBTC 、 HODL ； IBIT', 'FBTC、HODL；IBIT'],
  ])('%s has none beside full-width punctuation: %s', (text, set) => {
    expect(typeset(text)).toBe(set);
  });

  test('the middle dot keeps its spaces, a line its indent, and no line ends in a blank', () => {
    expect(typeset('最终数据 · 交易日')).toBe('最终数据 · 交易日');
    expect(typeset('  缩进')).toBe('  缩进');
    expect(typeset('一 \n二\t\n\n三')).toBe('一\n二\n\n三');
  });

  test('a text set twice is the same', () => {
    const once = typeset('昨日（美东时间11月1日）比特币现货ETF总净流出5490万美元，占2.30%的 。');
    expect(typeset(once)).toBe(once);
  });
});
