import { onTestFinished } from 'vitest';
import { type Publisher, startPublisher } from './publisher.ts';
import { type JsonPublishers, startJsonPublishers, type Told } from './publishers-json.ts';
import type { RecordedTables } from './record.ts';

/** Farside, and the others that are asked by default, with the environment in which the program finds them. */
export interface DefaultPublishers {
  page: Publisher;
  json: JsonPublishers;
  env: Record<string, string>;
}

/**
 * Starts them for one test.
 *
 * @param at the moment of Farside's page
 * @param told what the others tell
 * @param tables Farside's record; absent: the made nights of December 2024
 */
export async function startDefaultPublishers(
  at: string,
  told: Told,
  tables?: RecordedTables,
): Promise<DefaultPublishers> {
  const page = await startPublisher(at, tables);
  const json = await startJsonPublishers(told);
  onTestFinished(() => page.close());
  onTestFinished(() => json.close());
  const env = {
    ETF_DIGEST_SOURCES: '',
    ETF_DIGEST_FARSIDE_URL: page.url,
    ETF_DIGEST_SOSOVALUE_URL: json.url,
    ETF_DIGEST_THEBLOCK_URL: json.url,
  };
  return { page, json, env };
}
