import * as z from 'zod';
import { LayoutError, shorten } from '../../errors.ts';
import { asUsd } from '../../model/money.ts';
import { isDay } from '../../model/time.ts';
import type { RawPage } from '../source.ts';
import { decodeText } from './html.ts';
import { excessOf } from './too-much.ts';

/**
 * The JSON that a page holds.
 * @param expected what should have come, for the message
 * @throws LayoutError when it does not parse, is nested by the hundred or holds parts by the ten thousand
 */
export function parseJson(page: RawPage, expected: string): unknown {
  const text = decodeText(page);
  const tooMuch = excessOf(text);
  if (tooMuch !== null) throw new LayoutError(`the JSON ${tooMuch}`, { expected, got: shorten(text) });
  return parsed(text, expected);
}

function parsed(text: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LayoutError('the JSON does not parse', { expected, got: shorten(text), cause });
  }
}

/**
 * JSON as its shape describes it.
 * @throws LayoutError naming the first place that does not fit
 */
export function requireShape<T>(json: unknown, shape: z.ZodType<T>, expected: string): T {
  // what is malformed is so from its beginning, as a rule; the shape names every place, and takes seconds over thousands
  const start = shape.safeParse(beginningOf(json));
  const read = start.success ? shape.safeParse(json) : start;
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const { path, message } = first ? deepest(first) : { path: [], message: 'nothing fits' };
  throw new LayoutError('the JSON has another shape', {
    expected,
    got: shorten(`${path.join('.') || 'the answer'}: ${message}; in ${JSON.stringify(json)}`),
  });
}

const LOOKED_AT = 20;

/** The same JSON with the first few items of every list, and of every object by so many names. */
function beginningOf(json: unknown): unknown {
  if (Array.isArray(json)) return json.slice(0, LOOKED_AT).map(beginningOf);
  if (typeof json !== 'object' || json === null) return json;
  const all = Object.entries(json);
  return Object.fromEntries(all.map(([name, part]) => [name, beginningOf(part)]));
}

type Misfit = { path: readonly PropertyKey[]; message: string };

/** Where one of several shapes was meant, it is the one that fits furthest. */
function deepest(issue: z.core.$ZodIssue): Misfit {
  if (issue.code !== 'invalid_union') return issue;
  const tried = issue.errors.flatMap(([first]) => first ?? []).map(deepest);
  const reach = ({ path }: Misfit) => path.length;
  const best = tried.reduce<Misfit>((far, next) => (reach(next) > reach(far) ? next : far), {
    path: [],
    message: issue.message,
  });
  return { path: [...issue.path, ...best.path], message: best.message };
}

const TEXT = z.string().nullish();
const ENVELOPE = z.object({
  code: z.union([z.number(), z.string()]),
  msg: TEXT,
  message: TEXT,
  data: z.unknown().optional(),
});

/**
 * The `data` of an answer `{ code, msg or message, data }`. Its publishers answer with status 200 where they refuse, too.
 * @throws LayoutError with their code and message when the code is not 0
 */
export function requireSuccess(json: unknown, expected: string): unknown {
  const { code, msg, message, data } = requireShape(json, ENVELOPE, expected);
  if (String(code) === '0') return data;
  throw new LayoutError('the publisher answers with an error', {
    expected: 'code 0',
    got: shorten(`code ${code}: ${message ?? msg ?? 'no message'}`),
  });
}

/** A date `YYYY-MM-DD`. */
export const isoDay = z.string().refine(isDay, 'not a date YYYY-MM-DD');

/** A number, as JSON or as text. */
export const figure = z.union([z.number(), z.string()]);

/** Whole US dollars from dollars, from US$ millions. */
export const dollars = money(0);
export const millions = money(6);

function money(places: number) {
  return figure.transform((given, context) => {
    const amount = scaled(given, places);
    if (amount !== null) return asUsd(amount);
    context.addIssue({ code: 'custom', message: `no amount of money: ${JSON.stringify(given)}` });
    return z.NEVER;
  });
}

const DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{0,40}))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * A number moved by `places` decimal places and rounded half away from zero, worked out on its digits.
 * @returns null where the text is no number, or the result no safe integer
 */
export function scaled(given: number | string, places: number): number | null {
  const match = DECIMAL.exec(String(given).trim());
  if (!match) return null;
  const [, sign, whole = '', part = '', exponent = '0'] = match;
  const shift = places + Number(exponent) - part.length;
  const amount = Number(movedBy(BigInt(whole + part), shift));
  if (!Number.isSafeInteger(amount)) return null;
  return sign === '-' && amount !== 0 ? -amount : amount;
}

function movedBy(digits: bigint, shift: number): bigint {
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const unit = 10n ** BigInt(-shift);
  return (2n * digits + unit) / (2n * unit);
}
