import type { Io } from './io.ts';

/** A person begins to wonder. */
const PATIENCE_MS = 2_000;

/** Hands back what the work comes to; where a person watches and it takes longer than two seconds, a line says what it waits for. */
export async function whileWaiting<T>(
  work: Promise<T>,
  publishers: readonly string[],
  { isWatched, err }: Io,
): Promise<T> {
  if (!isWatched) return work;
  const timer = setTimeout(() => err(`asking ${publishers.join(', ')} …\n`), PATIENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
