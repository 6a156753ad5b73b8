import { DIGEST, NOTICE } from './values/digest.ts';
import type { AnySchema } from './values/schema.ts';
import { WEEK, WEEK_NOTICE } from './values/week.ts';

/**
 * The views that templates are filled with from outside. To add one: a schema that describes its values, a line here,
 * and in template-guide.ts a line for each of its templates.
 */
export const FILLED: readonly AnySchema[] = [DIGEST, NOTICE, WEEK, WEEK_NOTICE];

/** Every view that a template may meet, each once: those above and all that they hold. */
export function everySchema(): AnySchema[] {
  const met = new Set<AnySchema>();
  const meet = (schema: AnySchema): void => {
    if (met.has(schema)) return;
    met.add(schema);
    for (const value of Object.values(schema.values)) if ('of' in value) meet(value.of);
  };
  FILLED.forEach(meet);
  return [...met];
}
