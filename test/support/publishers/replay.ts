import { onTestFinished } from 'vitest';
import { type Publisher, startPublisher } from './publisher.ts';
import type { RecordedTables } from './record.ts';

/** Starts a stand-in that shows recorded tables, for the length of a test; its moment is set before each run. */
export async function startReplay(tables: RecordedTables): Promise<Publisher> {
  const publisher = await startPublisher('', tables);
  onTestFinished(() => publisher.close());
  return publisher;
}
