import { describe, expect, test } from 'vitest';
import { unwrapped } from '../../../src/sources/formats/unwrap.ts';

const page = (text: string) => ({ body: new TextEncoder().encode(text), contentType: 'application/json' });
const textOf = (given: string) => new TextDecoder().decode(unwrapped(page(given)).body);
const HTML = '<html><table><tr><td>04 Aug 2026</td></tr></table></html>';

describe('the JSON of a reader proxy', () => {
  test.each([
    ['contents', { contents: HTML, status: { http_code: 200 } }],
    ['html', { url: 'https://farside.co.uk/btc/', html: HTML }],
    ['markdown', { success: true, markdown: HTML }],
    ['markdown within data', { success: true, data: { markdown: HTML, metadata: {} } }],
    ['content within data', { code: 200, data: { title: 'Bitcoin ETF Flow', content: HTML } }],
  ])('%s: the page within it is read', (_, json) => {
    expect(textOf(JSON.stringify(json))).toBe(HTML);
  });

  test.each([
    ['a publisher’s own JSON', '{"code":0,"data":{"list":[]}}'],
    ['WordPress', '{"content":{"rendered":"<table></table>"}}'],
    ['what does not parse', '{"contents": '],
    ['an empty page within', '{"contents": " "}'],
    ['HTML', HTML],
  ])('%s stays as it is', (_, text) => {
    expect(textOf(text)).toBe(text);
  });
});
