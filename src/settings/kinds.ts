import * as z from 'zod';
import type { Asset } from '../model/flow.ts';
import { LANGS, type Lang, langOf } from '../model/lang.ts';
import { type Instant, parseInstant } from '../model/time.ts';
import type { Kind } from './setting.ts';

/** A text that `read` understands; null from it is a refusal. */
const understood = <T>(read: (text: string) => T | null): z.ZodType<T> =>
  z.string().transform((text, context) => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  });

/** One of a few words, in letters of either case. */
export const oneOf = <const T extends string>(what: string, words: readonly T[]): Kind<T> => ({
  schema: understood((text) => words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? null),
  expected: words.join(', '),
  refusal: `unknown ${what}`,
});

/** A language, however it is written. */
export const LANGUAGE: Kind<Lang> = {
  schema: understood(langOf),
  expected: `${LANGS.join(', ')} (also zh, zh-CN, zh-TW, zh-HK, en-US)`,
  refusal: 'unknown language',
};

/** One asset by its code, or `all` of them. */
export const assetsAmong = (codes: readonly Asset[]): Kind<readonly Asset[]> => ({
  schema: understood((text) => {
    const chosen = codes.filter((code) => /^all$/i.test(text) || code === text.toUpperCase());
    return chosen.length > 0 ? chosen : null;
  }),
  expected: [...codes.map((code) => code.toLowerCase()), 'all'].join(', '),
  refusal: 'unknown asset',
});

/** A whole number from 1 on, in as many of the program's units as one of the setting's has. */
export const countTo = (most: number, units = 1): Kind<number> => ({
  schema: z
    .int()
    .min(1)
    .max(most)
    .transform((count) => count * units),
  expected: `1 to ${most}`,
  refusal: 'this is not a whole number',
  fromText: (text) => (/^\d+$/.test(text) ? Number(text) : text),
  units,
});

export const PATH: Kind<string> = {
  schema: z.string().min(1),
  expected: 'a path',
  refusal: 'this is not a path',
  isPath: true,
};

export const TEXT: Kind<string> = {
  schema: z.string(),
  expected: 'a text, empty for none',
  refusal: 'this is not a text',
  takesEmpty: true,
};

export const SWITCH: Kind<boolean> = {
  schema: z.boolean(),
  expected: 'true or false',
  refusal: 'this is neither on nor off',
};

/** On or off in a flag or a variable; true or false in the settings file. */
export const ON_OFF: Kind<boolean> = {
  schema: z.boolean(),
  expected: 'on or off; in the settings file true or false',
  refusal: 'this is neither on nor off',
  fromText: (text) => ON_OFF_WORDS.get(text.toLowerCase()) ?? text,
};

const ON_OFF_WORDS = new Map([
  ['on', true],
  ['true', true],
  ['off', false],
  ['false', false],
]);

export const IDS: Kind<readonly string[]> = {
  schema: z
    .array(z.string().trim().min(1))
    .min(1)
    .transform((ids) => [...new Set(ids)]),
  expected: 'one id or several: farside,sosovalue, in the settings file ["farside", "sosovalue"]',
  refusal: 'these are not ids of sources',
  fromText: (text) => text.split(','),
};

export const INSTANT: Kind<Instant> = {
  schema: understood(parseInstant),
  expected: 'an ISO instant with its zone, e.g. 2026-02-03T15:30:00Z',
  refusal: 'this is not an instant',
};

/** It may hold a password where it is refused, so no message repeats it. */
export const ADDRESS: Kind<string> = {
  schema: understood((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isBare = url && !url.username && !url.password && !url.search && !url.hash;
    return isBare && /^https?:$/.test(url.protocol) ? text.replace(/\/+$/, '') : null;
  }),
  expected: 'an http or https address without a name, a password, ? or #',
  refusal: 'this is not the address of a publisher',
  repeat: (value) =>
    URL.canParse(String(value))
      ? `an address that begins with ${new URL(String(value)).protocol}`
      : 'text that is no address',
};

/** A shorter key would be found in ordinary text, and taken out of it. */
const SHORTEST_KEY = 8;

export const KEY: Kind<string> = {
  schema: understood((text) => {
    const key = text.trim();
    return key.length >= SHORTEST_KEY && /^[\x21-\x7e]+$/.test(key) ? key : null;
  }),
  expected: `${SHORTEST_KEY} or more printable characters on one line, no spaces`,
  refusal: 'this is not a key',
  repeat: (value) => `${String(value).trim().length} characters, not repeated here`,
};
