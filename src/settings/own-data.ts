import * as z from 'zod';
import { shorten } from '../errors.ts';
import type { Closure } from '../model/calendar.ts';
import type { Asset } from '../model/flow.ts';
import type { Fund } from '../model/funds.ts';
import { LANGS } from '../model/lang.ts';
import { isDay } from '../model/time.ts';
import type { Kind, Setting } from './setting.ts';

export const day = z.string().refine(isDay, 'must be a date YYYY-MM-DD');
const byLang = z.record(z.enum(LANGS), z.string().min(1));
const FUND_NAME = z.object({ full: z.string().min(1), short: z.string().min(1) });

/** A fund as data/funds.json describes it. */
export const fundAmong = (codes: readonly Asset[]) =>
  z.object({
    asset: z.enum(codes),
    ticker: z.string().regex(/^[A-Z0-9.]+$/, 'must be a ticker in capital letters'),
    issuer: z.string(),
    names: z.record(z.enum(LANGS), FUND_NAME),
    fund: z.string(),
    feePct: z.string().nullable(),
    firstFlowDay: day.nullable(),
    formerTickers: z.array(z.string()),
    closedDay: day.nullable(),
  });

/** Closures as data/closures.json lists them; one of which no reason is given was not scheduled. */
export const CLOSURE_TABLE = z.strictObject({
  note: z.string().optional(),
  years: z.array(z.int()).default([]),
  closures: z
    .array(
      z
        .strictObject({ day, reason: byLang.optional() })
        .transform((closure): Closure => ({ day: closure.day, reason: closure.reason ?? null })),
    )
    .default([]),
});

/** Closures of the user's own, and further years of which all closures are named. */
export interface OwnClosures {
  years: readonly number[];
  closures: readonly Closure[];
}

/** A fund of the user's own: what it leaves out is as the program knows it. */
export type OwnFund = Pick<Fund, 'asset' | 'ticker'> & { [Key in keyof Fund]?: Fund[Key] | undefined };

/** A list of closures, or all of a table. */
const CLOSURES: Kind<OwnClosures> = {
  schema: z.preprocess((given) => (Array.isArray(given) ? { closures: given } : given), CLOSURE_TABLE),
  expected:
    '[{"day": "2025-01-09"}], with "reason": {"zh-Hans": "…", "zh-Hant": "…", "en": "…"} where there is one; for a whole year more {"years": [2028], "closures": […]}',
  refusal: 'these are not closures of the exchanges',
  repeat: (value) => faultsOf(CLOSURES, value),
};

/** Funds of these assets. */
function fundsAmong(codes: readonly Asset[]): Kind<readonly OwnFund[]> {
  const { shape } = fundAmong(codes).partial().required({ asset: true, ticker: true });
  const kind: Kind<readonly OwnFund[]> = {
    schema: z.array(z.strictObject({ ...shape, note: z.unknown().optional() })),
    expected:
      '[{"asset": "…", "ticker": "…"}], with any of "names", "firstFlowDay", "formerTickers", "closedDay" as in data/funds.json',
    refusal: 'these are not funds',
    repeat: (value) => faultsOf(kind, value),
  };
  return kind;
}

/** The two settings; the funds are of these assets. */
export const ownDataOf = (codes: readonly Asset[]) =>
  ({
    closures: {
      key: 'closures',
      kind: CLOSURES,
      otherwise: 'none',
      description:
        'days on which the US exchanges are closed, beside those that the program knows; they go before its own of the same day',
    },
    funds: {
      key: 'funds',
      kind: fundsAmong(codes),
      otherwise: 'none',
      description:
        'funds beside those that the program knows; what is said of one that it knows goes before its own',
    },
  }) as const satisfies Record<string, Setting>;

/** What is wrong, each with its path and its value: `[0].day "soon": must be a date YYYY-MM-DD`. */
function faultsOf<T>({ schema }: Kind<T>, value: unknown): string {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues
    .map(({ path, message }) => {
      // a bare list is read as that of its table
      const given = valueAt(value, Array.isArray(value) && path[0] === 'closures' ? path.slice(1) : path);
      const place = path.length === 0 ? '' : `${z.core.toDotPath(path)} `;
      return `${place}${shorten(JSON.stringify(given) ?? 'nothing', 60)}: ${message}`;
    })
    .join('; ');
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
