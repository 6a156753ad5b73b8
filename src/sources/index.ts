import { UsageError } from '../errors.ts';
import { farside } from './farside.ts';
import type { Source } from './source.ts';

/** Every publisher that the program can read. To add one: a file with a Source, and a line here. */
export const SOURCES: readonly Source[] = [farside];

/** The publisher of an id; throws UsageError naming the known ones. */
export function sourceOf(id: string): Source {
  const source = SOURCES.find((known) => known.id === id);
  if (source) return source;
  throw new UsageError(`unknown source ${JSON.stringify(id)}`, {
    expected: SOURCES.map((known) => known.id).join(', '),
  });
}
