import { readFileSync } from 'node:fs';
import { LayoutError } from '../../../src/errors.ts';
import type { Asset, FlowTable, Ticker } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import type { RawPage, Source } from '../../../src/sources/source.ts';
import { reference } from '../days/days.ts';

/** The text of a recorded or invented page of a publisher. */
export function fixtureOf(source: Source, name: string): string {
  return readFileSync(new URL(`../../fixtures/${source.id}/${name}`, import.meta.url), 'utf8');
}

/** Bytes as a publisher sends them: a text, or a value as JSON. */
export function rawPage(content: unknown, contentType: string | null = 'application/json'): RawPage {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { body: Buffer.from(text), contentType };
}

/** What a publisher's page says. */
export function parsed(source: Source, content: unknown, asset: Asset = 'BTC'): FlowTable {
  return source.parse(rawPage(content), asset, reference.registry);
}

/** What a fixture says. */
export function parsedFixture(source: Source, name: string, asset: Asset = 'BTC'): FlowTable {
  return parsed(source, fixtureOf(source, name), asset);
}

/** A day's figures by ticker, and its stated total. */
export function dayOf(
  table: FlowTable,
  day: Day,
): { cells: Record<Ticker, Usd | null>; totalUsd: Usd | null } {
  const row = table.rows.find((one) => one.day === day);
  if (!row) throw new Error(`no row for ${day}`);
  return { cells: Object.fromEntries(row.cells), totalUsd: row.totalUsd };
}

/** The whole message with which a page is refused; it must name what was expected and what came. */
export function refusalOf(source: Source, content: unknown, asset: Asset = 'BTC'): string {
  try {
    parsed(source, content, asset);
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    const said = error.explain();
    if (/\n {2}expected: \S.*\n {2}got: \S/s.test(said)) return said;
    throw new Error(`says too little: ${said}`);
  }
  throw new Error('the page was read');
}
