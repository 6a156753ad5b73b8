import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { LANGS } from '../../../src/model/lang.ts';
import { readTemplates } from '../../../src/pipeline/template-files.ts';
import { inspectTemplates } from '../../../src/render/template-check/inspect-templates.ts';
import { SHIPPED_TEMPLATES } from '../../../src/render/template-check/shipped-templates.ts';
import { languageOf } from '../../../src/render/words/languages.ts';
import { reference } from '../../support/days/days.ts';
import { zhHans } from '../../support/days/languages.ts';

const { texts: SHIPPED } = readTemplates('zh-Hans', null);

/** What is told about a paragraph of an asset, beside the templates that come along. */
function told(asset: string, others: Record<string, string> = {}): string[] {
  const texts = { ...SHIPPED, ...others, asset };
  return inspectTemplates(texts, zhHans).findings.map(
    ({ line, column, what }) => `${line}:${column} ${what}`,
  );
}

describe('passes', () => {
  test.each<[string, string, Record<string, string>?]>([
    ['a value', '{{name}}'],
    ['a value within another', '{{total.flow}}{{breadth.reported.count}}'],
    ['a condition', '{{#if isFirst}}{{name}}{{else if run}}{{coin}}{{else}}{{date}}{{/if}}'],
    [
      'a list, and its way back out',
      '{{#each funds}}{{name}}{{../coin}}{{#unless @last}}，{{/unless}}{{/each}}',
    ],
    ['a way out past conditions', '{{#with trend}}{{#if isNoDayIn}}{{../coin}}{{span}}{{/if}}{{/with}}'],
    ['a list for short', '{{#funds}}{{name}}{{/funds}}'],
    ['a list of which the items are named', '{{#each funds as |one|}}{{one.name}}{{/each}}'],
    ['the whole digest', '{{@root.fullDate}}'],
    ['one item of a list', '{{funds.[0].name}}'],
    ['a template with a value', '{{#if breadth}}{{> breadth breadth}}{{/if}}'],
    ['a template with a word of its own', '{{> own mark=name}}', { own: '{{mark}}{{coin}}' }],
    ['a comment', '{{!-- {{nmae}} --}}'],
  ])('%s', (_, asset, others = {}) => {
    expect(told(asset, others)).toEqual([]);
  });
});

describe('is told', () => {
  test.each([
    ['{{nmae}}', '1:1 there is no value nmae in “asset”; did you mean name?'],
    ['一\n二{{xyzzy}}', '2:2 there is no value xyzzy in “asset”'],
    ['{{flow}}', '1:1 there is no value flow in “asset”; did you mean total.flow?'],
    ['{{#if qqqqq}}x{{/if}}', '1:1 there is no value qqqqq in “asset”'],
    ['{{#unless isFrist}}x{{/unless}}', '1:1 there is no value isFrist in “asset”; did you mean isFirst?'],
    ['{{#each fund}}{{name}}{{/each}}', '1:1 there is no value fund in “asset”; did you mean funds?'],
    ['{{#each funds}}{{coin}}{{/each}}', '1:16 there is no value coin in “fund”; did you mean ../coin?'],
    [
      '{{#each funds}}{{name}}{{else}}{{nmae}}{{/each}}',
      '1:32 there is no value nmae in “asset”; did you mean name?',
    ],
    ['{{../date}}', '1:1 ../date leads out of the template: there is nothing around this place'],
    ['{{total.fow}}', '1:1 there is no fow in “flow” (total.fow); did you mean flow?'],
    ['{{name.flow}}', '1:1 name.flow: only values that hold others have a “.flow”'],
    ['{{funds.name}}', '1:1 funds.name is a list: say {{#each}} to reach name'],
    ['{{@lsat}}', '1:1 there is no @lsat here: within #each there are @first, @last, @index, @key'],
    ['{{@root.nmae}}', '1:1 there is no nmae in “digest” (@root.nmae)'],
    [
      '{{total}}',
      '1:1 total holds values and is none: total.flow, total.amount, total.shortAmount, total.direction, total.flows, total.isZero',
    ],
    ['{{isFirst}}', '1:1 isFirst is a condition: {{#if isFirst}}'],
    ['{{funds}}', '1:1 funds is a list: {{#each funds}}'],
    ['{{#with funds}}{{name}}{{/with}}', '1:1 funds is a list: {{#each funds}}'],
    ['{{#each total}}{{flow}}{{/each}}', '1:1 total is no list: {{#with total}}'],
    ['{{#with coin}}x{{/with}}', '1:1 coin holds no other values: {{#with}} needs a value that does'],
    ['{{shout name}}', '1:1 there is no helper shout'],
    ['{{#shout name}}x{{/shout}}', '1:1 there is no helper shout'],
    ['{{> fnud}}', '1:1 there is no template fnud.hbs; did you mean fund?'],
    ['{{> breadth braedth}}', '1:1 there is no value braedth in “asset”; did you mean breadth?'],
    ['{{#if run}}x', '1:1 the template ends before every {{#…}} and {{ is closed'],
    ['{{#if run}}x{{/each}}', '1:4 {{#if}} is closed by {{/each}}'],
  ])('%s: %s', (asset, what) => {
    expect(told(asset)).toEqual([what]);
  });

  test('a template that calls itself is walked once', () => {
    expect(told('{{nmae}}{{> asset}}')).toHaveLength(1);
  });

  test('a template is held against each view that it is filled with', () => {
    expect(told('{{> both}}{{#each funds}}{{> both}}{{/each}}', { both: '{{coin}}' })).toEqual([
      '1:1 there is no value coin in “fund”',
    ]);
  });
});

/** How many #if and #unless stand within each other; an else-if is beside its #if, not within it. */
function conditionsIn(program: hbs.AST.Program | undefined, around = 0): number {
  const depths = (program?.body ?? []).map((statement) => {
    if (statement.type !== 'BlockStatement') return around;
    const { path, program: inner, inverse } = statement as hbs.AST.BlockStatement;
    const own = around + ('original' in path && /^(?:if|unless)$/.test(String(path.original)) ? 1 : 0);
    const isChained = inverse !== undefined && 'chained' in inverse && inverse.chained === true;
    return Math.max(own, conditionsIn(inner, own), conditionsIn(inverse, isChained ? around : own));
  });
  return Math.max(around, ...depths);
}

describe('every template that comes along', () => {
  const all = LANGS.map((lang) => ({ lang, texts: readTemplates(lang, null).texts }));

  test.each(all)('nests no more than two conditions in $lang', ({ texts }) => {
    const deep = Object.entries(texts).filter(([, text]) => conditionsIn(Handlebars.parse(text)) > 2);
    expect(deep.map(([name]) => name)).toEqual([]);
  });

  test('is described', () => {
    const names = new Set(all.flatMap(({ texts }) => Object.keys(texts)));
    expect([...names].sort()).toEqual(Object.keys(SHIPPED_TEMPLATES).sort());
  });

  test.each(all)('is reached in $lang, and names nothing that is not there', ({ lang, texts }) => {
    const { findings, views } = inspectTemplates(texts, languageOf(lang, reference.registry));
    expect(findings).toEqual([]);
    expect([...views.keys()].sort()).toEqual(Object.keys(texts).sort());
  });
});
