import { EtfDigestError } from '../../../src/errors.ts';
import type { Asset, FlowTable, Observation, StatedTotal, Ticker } from '../../../src/model/flow.ts';
import { addDays, type Day } from '../../../src/model/time.ts';
import { audit } from '../../../src/sources/audit/audit.ts';
import type { AuditContext, Known } from '../../../src/sources/audit/context.ts';
import type { RawPage, Source } from '../../../src/sources/source.ts';
import { reference } from '../days/days.ts';
import { type Cell, isDated, type TableParts, textOf } from '../publishers/page-parts.ts';
import type { Mutated, Mutator } from './mutations.ts';

/** A row's funds may differ from its Total by this much: half a step of Farside's figures, which add up exactly. */
const TOLERANCE_USD = { complete: 50_000, partial: 150_000 };

/** A page to spoil, its publisher, and how. */
export interface Subject {
  name: string;
  source: Source;
  asset: Asset;
  original: string;
  mutator: Mutator;
}

/** A page as it was before it was spoiled, and what a store knows that has seen all of it but its newest day. */
export interface Truth {
  subject: Subject;
  table: FlowTable;
  contexts: readonly AuditContext[];
}

/** What came of one spoiled page, held against an empty store and against one that knows the figures. */
export interface Judgement {
  /** names of the errors of the refusals */
  refused: string[];
  accepted: number;
  /** accepted tables with figures that are not what the page said before */
  altered: Altered[];
}

/**
 * Where figures stand that add up and are not the publisher's, which no audit of the page alone can see: nothing known; only
 * the newest day, of which nothing is known; a known day that was restated.
 */
export type Altered = 'empty store' | 'new day' | 'known day';

const NOTHING: Known = { figures: [], totals: [], columns: [], records: new Map(), blank: new Map() };

/** Reads the page as it is; it must be accepted by both stores. */
export function truthOf(subject: Subject): Truth {
  const { source, asset, original } = subject;
  const page: RawPage = { body: Buffer.from(original), contentType: null };
  const parsed = source.parse(page, asset, reference.registry);
  const newest = parsed.rows.at(-1)?.day ?? '';
  const { coverage, resolutionUsd } = source;
  const held = { registry: reference.registry, calendar: reference.calendar, coverage, resolutionUsd };
  const today = addDays(newest, 1);
  const table = audit(parsed, { ...held, today, known: NOTHING });
  const old = table.rows.filter((row) => row.day < newest);
  const known: Known = {
    figures: old.flatMap(({ day, cells }) =>
      [...cells].flatMap(([ticker, flowUsd]): Observation[] =>
        flowUsd === null ? [] : [{ day, ticker, flowUsd, observedAt: null }],
      ),
    ),
    totals: old.flatMap(({ day, totalUsd }): StatedTotal[] =>
      totalUsd === null ? [] : [{ day, totalUsd, byItself: table.tickers.length === 0 }],
    ),
    columns: table.tickers,
    records: new Map(),
    blank: new Map(),
  };
  const contexts = [NOTHING, known].map((one) => ({ ...held, today, known: one }));
  for (const context of contexts) audit(parsed, context);
  return { subject, table, contexts };
}

/** Sends a spoiled page the real way; throws where anything but a refusal or a sound table comes of it. */
export function judge(
  { subject, table: truth, contexts }: Truth,
  { page, table: shown }: Mutated,
): Judgement {
  const result: Judgement = { refused: [], accepted: 0, altered: [] };
  for (const context of contexts) {
    const read = readOrRefuse(subject, page, context);
    if (read instanceof EtfDigestError) {
      result.refused.push(read.name);
      continue;
    }
    result.accepted += 1;
    requireSound(read, context);
    if (shown) requireShown(read, shown);
    const days = alteredDays(read, truth);
    if (days.length === 0) continue;
    const knows = days.some((day) => context.known.figures.some((figure) => figure.day === day));
    result.altered.push(context.known === NOTHING ? 'empty store' : knows ? 'known day' : 'new day');
  }
  return result;
}

function readOrRefuse(
  { source, asset }: Subject,
  page: RawPage,
  context: AuditContext,
): FlowTable | EtfDigestError {
  try {
    return audit(source.parse(page, asset, context.registry), context);
  } catch (error) {
    if (!(error instanceof EtfDigestError)) throw error;
    if (error.explain().length > 5000) throw new Error(`a message of ${error.explain().length} characters`);
    return error;
  }
}

/** By how much a row's funds and its Total differ; 0 where the publisher states no Total or tells no funds. */
function offOf(cells: Iterable<number | null>, totalUsd: number | null): number {
  const figures = [...cells];
  if (totalUsd === null || figures.length === 0) return 0;
  let sum = 0;
  for (const figure of figures) sum += figure ?? 0;
  return Math.abs(sum - totalUsd);
}

/** What must hold of every accepted table, whatever page it was read from. */
function requireSound(table: FlowTable, { known, calendar, coverage }: AuditContext): void {
  for (const ticker of table.tickers)
    must(/^[A-Z][A-Z0-9]{1,5}$/.test(ticker), `accepted the ticker ${ticker}`);
  for (const { day, cells, totalUsd } of table.rows) {
    must(calendar.isTradingDay(day), `accepted ${day}, which is no trading day`);
    for (const figure of cells.values())
      must(figure === null || Number.isSafeInteger(figure), `${figure} on ${day}`);
    // a publisher that lists the funds it has may tell a Total before it tells every fund
    const isWhole = coverage === 'complete' || ![...cells.values()].includes(null);
    const off = isWhole ? offOf(cells.values(), totalUsd) : 0;
    must(off <= TOLERANCE_USD[coverage], `accepted ${day}, which is ${off} off its Total`);
  }
  const changed = known.figures.filter(({ day, ticker, flowUsd }) => {
    const is = table.rows.find((row) => row.day === day)?.cells.get(ticker);
    return flowUsd !== 0 && is !== undefined && is !== flowUsd;
  });
  const days = [...new Set(changed.map(({ day }) => day))];
  must(days.length <= 1, `accepted other figures for the known days ${days.join(' ')}`);
}

/** The accepted figures are those that stand in the mutated page under their fund's head, read in another way. */
function requireShown(table: FlowTable, shown: TableParts): void {
  const heads = shown.rows
    .filter((row) => !isDated(row))
    .map(({ cells }) => cells.map(textOf))
    .find(
      (texts) => texts.filter((text) => /^[A-Z][A-Z0-9]{1,5}$/.test(text) && text !== 'TOTAL').length > 3,
    );
  const rows = new Map(shown.rows.filter(isDated).map(({ cells }) => [dayOf(textOf(cells[0])), cells]));
  for (const { day, cells, totalUsd } of table.rows) {
    const line: readonly Cell[] = rows.get(day) ?? [];
    const total = plainFigure(line.at(-1));
    must(total === totalUsd, `accepted the Total ${totalUsd} for ${day}; the page says ${total}`);
    let sum = 0;
    for (const [ticker, figure] of cells) {
      const said = plainFigure(line[heads?.findIndex((head) => isCalled(ticker, head, table.asset)) ?? -1]);
      must(said === figure, `accepted ${ticker} ${figure} on ${day}; the page says ${said}`);
      sum += said ?? 0;
    }
    must(Math.abs(sum - (total ?? 0)) <= TOLERANCE_USD.complete, `accepted ${day}: ${sum} is not ${total}`);
  }
}

const isCalled = (ticker: Ticker, head: string, asset: Asset): boolean =>
  head === ticker || (reference.registry.find(asset, ticker)?.formerTickers ?? []).includes(head);

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const dayOf = (label: string): Day => {
  const [date = '', month = '', year = ''] = label.split(' ');
  return `${year}-${String(MONTHS.indexOf(month) / 3 + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
};

/** A figure in dollars, by way of a decimal number; null for none, NaN for what is no plain figure. */
function plainFigure(cell: Cell | undefined): number | null {
  const text = textOf(cell).replace(/[*\s]+$/, '');
  if (/^[-–—\u2212]?$/.test(text)) return null;
  const out = /^\(.*\)$|^[-–\u2212]/.test(text);
  const size = Number(text.replace(/[(),\s]/g, '').replace(/^[-–\u2212]/, ''));
  return out && size !== 0 ? -Math.round(size * 1e6) : Math.round(size * 1e6);
}

/** Days with accepted figures that differ from those of the unspoiled page. */
function alteredDays(read: FlowTable, truth: FlowTable): Day[] {
  return read.rows.flatMap(({ day, cells }) => {
    const was = truth.rows.find((row) => row.day === day)?.cells;
    const differs = [...cells].some(([ticker, usd]) => usd !== null && usd !== (was?.get(ticker) ?? null));
    return differs ? [day] : [];
  });
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
