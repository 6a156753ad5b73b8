import { describe, expect, test } from 'vitest';
import { messageLang } from '../../src/messages/locale.ts';

describe('help and errors follow the locale', () => {
  test.each<[Record<string, string>, string]>([
    [{}, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-Hans'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh-Hant'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US' }, 'en'],
    [{ LANG: 'en_US', LC_MESSAGES: 'zh_CN' }, 'zh-Hans'],
    [{ LANG: 'en_US', LC_MESSAGES: 'en_US', LC_ALL: 'zh_HK' }, 'zh-Hant'],
    [{ LANG: 'zh_CN', LC_ALL: '' }, 'zh-Hans'],
  ])('%o is %s', (env, lang) => {
    expect(messageLang(['show'], env)).toBe(lang);
  });
});

describe('a language that somebody asked for goes before it', () => {
  const CHINESE = { LANG: 'zh_CN.UTF-8' };

  test.each<[string[], Record<string, string>, string]>([
    [['show', '--lang', 'en'], CHINESE, 'en'],
    [['--lang=en-US', 'show'], CHINESE, 'en'],
    [['show', '--lang', 'zh-TW'], {}, 'zh-Hant'],
    [['show'], { ...CHINESE, ETF_DIGEST_LANG: 'en' }, 'en'],
    [['show', '--lang', 'zh'], { ETF_DIGEST_LANG: 'en' }, 'zh-Hans'],
    [['show', '--lang', 'xx'], CHINESE, 'zh-Hans'],
    [['show', '--lang'], CHINESE, 'zh-Hans'],
  ])('%j with %o is %s', (argv, env, lang) => {
    expect(messageLang(argv, env)).toBe(lang);
  });
});
