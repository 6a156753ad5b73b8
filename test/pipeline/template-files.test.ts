import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EtfDigestError, UsageError } from '../../src/errors.ts';
import { loadReference } from '../../src/pipeline/reference.ts';
import { readTemplates } from '../../src/pipeline/template-files.ts';
import { temporaryFolder } from '../support/program/program.ts';

/** A folder with these files. */
function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

function refusal(own: string): string {
  try {
    readTemplates('zh-Hans', own);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as EtfDigestError).explain();
  }
  return '';
}

describe('an editor’s template', () => {
  test('takes the place of the one of its name, and the others stay', () => {
    const own = folderWith({ 'levels.hbs': '净资产' });
    const shipped = readTemplates('zh-Hans', null);
    const { texts, files, own: names } = readTemplates('zh-Hans', own);
    expect(texts).toEqual({ ...shipped.texts, levels: '净资产' });
    expect(names).toEqual(['levels']);
    expect(files.get('levels')).toBe(path.join(own, 'levels.hbs'));
    expect(files.get('title')).toBe('templates/title.hbs');
  });

  test('of Simplified Chinese changes Traditional Chinese, unless that has its own', () => {
    const own = folderWith({ 'levels.hbs': '净资产', 'fund.hbs': '基金', 'zh-Hant/fund.hbs': '基金（繁）' });
    const { texts, files } = readTemplates('zh-Hant', own);
    expect([texts.levels, texts.fund]).toEqual(['淨資產', '基金（繁）']);
    expect(files.get('fund')).toBe(path.join(own, 'zh-Hant/fund.hbs'));
    expect(readTemplates('zh-Hans', own).texts.fund).toBe('基金');
  });

  test('of English changes English alone', () => {
    const own = folderWith({ 'fund.hbs': '基金', 'en/fund.hbs': 'fund' });
    expect(readTemplates('en', own).texts.fund).toBe('fund');
    expect(readTemplates('zh-Hans', own).texts.fund).toBe('基金');
  });

  test('is read whatever its line ends, and with a mark of its encoding', () => {
    const own = folderWith({ 'fund.hbs': '\ufeff{{#if isOnly}}\r\n一\r\n{{/if}}\r\n' });
    expect(readTemplates('zh-Hans', own).texts.fund).toBe('{{#if isOnly}}\n一\n{{/if}}\n');
  });

  test('that is no template is told, and what the system leaves is not', () => {
    const own = folderWith({
      '._fund.hbs': new Uint8Array([0, 5, 22, 7, 255]),
      '.DS_Store': '',
      'fund.hbs.txt': '',
      'en/x.hbs': '',
    });
    const { texts, unread } = readTemplates('zh-Hans', own);
    expect(unread).toEqual([path.join(own, 'fund.hbs.txt')]);
    expect(texts).toEqual(readTemplates('zh-Hans', null).texts);
  });

  test('that cannot be filled is named by its own file', () => {
    const own = folderWith({ 'title.hbs': '{{nmae}}' });
    const { templates } = loadReference({ lang: 'zh-Hans', templates: own });
    expect(() => templates.fill('title', {})).toThrow(EtfDigestError);
    try {
      templates.fill('title', {});
    } catch (error) {
      expect((error as EtfDigestError).explain()).toContain(`${path.join(own, 'title.hbs')}: `);
    }
  });
});

describe('an error names what cannot be read', () => {
  test('a folder that is not there, and one that is a file', () => {
    const own = folderWith({ 'fund.hbs': '基金' });
    expect(refusal(path.join(own, 'nowhere'))).toMatch(/nowhere: the folder of templates does not exist/);
    expect(refusal(path.join(own, 'fund.hbs'))).toMatch(/fund\.hbs: this is no folder/);
  });

  // 基金 as Windows in China saves it by default, and as UTF-16
  test.each([
    ['GBK', [0xbb, 0xf9, 0xbd, 0xf0]],
    ['UTF-16', [0xff, 0xfe, 0xfa, 0x57, 0xd1, 0x91]],
  ])('a file in %s', (_, bytes) => {
    const own = folderWith({ 'fund.hbs': new Uint8Array(bytes) });
    expect(refusal(own)).toMatch(/fund\.hbs: the template is not UTF-8\n.*save it/s);
  });

  test('a file that is a book', () => {
    expect(refusal(folderWith({ 'fund.hbs': '基'.repeat(30_000) }))).toMatch(
      /fund\.hbs: the template is too large\n {2}expected: at most 64 KB.*\n {2}got: 90000 bytes/,
    );
  });

  test('a folder with the name of a template, and a link that leads nowhere', () => {
    expect(refusal(folderWith({ 'fund.hbs/x': '' }))).toMatch(
      /fund\.hbs: the templates cannot be read\n {2}got: EISDIR/,
    );
    const own = temporaryFolder();
    symlinkSync(path.join(own, 'gone'), path.join(own, 'fund.hbs'));
    expect(refusal(own)).toMatch(/fund\.hbs: the templates cannot be read\n {2}got: ENOENT/);
  });
});
