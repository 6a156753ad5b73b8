import { AuditError, ContradictionError } from '../../errors.ts';
import type { Usd } from '../../model/money.ts';
import type { AuditContext } from './context.ts';

/** A step of several refusals; one that names them all says it once. */
export const NOTHING_STORED = 'nothing of the page was stored';

/** One error that names all contradictions of a page. It may be released if each of them may. */
export function asOneRefusal(contradictions: readonly AuditError[]): AuditError {
  const [first, ...others] = contradictions;
  if (first && others.length === 0) return first;
  const message = `the page contradicts itself or what is known in ${contradictions.length} ways: ${numbered(contradictions.map((one) => one.message))}`;
  const said = (part: 'expected' | 'got') =>
    numbered(contradictions.map(({ details }) => details[part] ?? '-'));
  const mend = [...new Set(contradictions.flatMap(({ steps }) => steps))];
  const details = { expected: said('expected'), got: said('got'), mend };
  const releasable = contradictions.every((one) => one.releasable);
  return contradictions.some((one) => one instanceof ContradictionError)
    ? new ContradictionError(message, details, releasable)
    : new AuditError(message, details, releasable);
}

const numbered = (facts: readonly string[]): string => facts.map((fact, i) => `(${i + 1}) ${fact}`).join(' ');

/** What a person is told of a page that was let through in spite of this. */
export function releasedAlthough({ message, details: { expected, got } }: AuditError): string {
  return `released although ${message}; expected: ${expected}; got: ${got}`;
}

/** So many of a kind are named in a refusal; of a page that is released, all are. */
const LISTED = 12;

export function listed(items: readonly string[], { released }: AuditContext, comma = '; '): string {
  const more = released ? 0 : items.length - LISTED;
  if (more <= 0) return items.join(comma);
  return `${items.slice(0, LISTED).join(comma)} … and ${more} more`;
}

/** A figure as the publisher writes it, for messages. */
export function millions(amount: Usd | null): string {
  return amount === null ? '-' : `${amount / 1_000_000}`;
}
