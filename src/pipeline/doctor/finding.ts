import { EtfDigestError, shorten } from '../../errors.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';

/** One thing that was looked at: how it is, and how to mend it where it is not well. */
export interface Finding {
  verdict: 'pass' | 'warn' | 'fail';
  name: string;
  what: string;
  mend: string | null;
}

/** What the checks look at; `db` is null where there is no database that can be asked. */
export interface Patient {
  run: RunContext;
  db: Db | null;
}

export const pass = (name: string, what: string): Finding => ({ verdict: 'pass', name, what, mend: null });
export const warn = (name: string, what: string, mend: string): Finding => ({
  verdict: 'warn',
  name,
  what,
  mend,
});
export const fail = (name: string, what: string, mend: string): Finding => ({
  verdict: 'fail',
  name,
  what,
  mend,
});

/** A check that could not be made is a fault too; `mend` is said where the error has none of its own. */
export function failedBy(name: string, error: unknown, mend: string): Finding {
  if (!(error instanceof EtfDigestError))
    return fail(name, shorten(error instanceof Error ? error.message : String(error)), mend);
  const { source, expected, got } = error.details;
  const facts = [source, error.message, expected && `expected ${expected}`, got && `got ${got}`];
  return fail(name, shorten(facts.filter(Boolean).join(': '), 400), error.toDo || mend);
}
