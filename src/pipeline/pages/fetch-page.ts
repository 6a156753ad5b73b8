import { EtfDigestError, LayoutError, redactError, shorten, TransportError } from '../../errors.ts';
import type { Http } from '../../http/client.ts';
import type { Asset } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { type Day, type Instant, instantOf, START_OF_TIME } from '../../model/time.ts';
import { redactor } from '../../secrets/redact.ts';
import type { Config } from '../../settings/config.ts';
import { type AuditedTable, audit } from '../../sources/audit/audit.ts';
import type { AuditContext } from '../../sources/audit/context.ts';
import { readable } from '../../sources/formats/readable.ts';
import type { PageRequest, RawPage, Source } from '../../sources/source.ts';
import type { Snapshot } from '../../store/snapshots.ts';
import { withMend } from './mend.ts';

/** What came of asking for one page: the table, or why there is none. What came is kept in either case. */
export type PageOutcome = (
  | { snapshot: Snapshot; table: AuditedTable; error: null }
  | { snapshot: Snapshot; table: null; error: EtfDigestError }
) & {
  /** what the publisher's clock said; absent where none did */
  servedAt?: Instant;
};

/** What a page is held against: all that is known of the days from its first on. */
export interface ContextFrom {
  registry: FundRegistry;
  day(first: Day): AuditContext;
}

/** Asks a publisher for one page, reads it and audits it; refusals are returned, not thrown. */
export async function fetchPage(
  source: Source,
  asset: Asset,
  request: PageRequest,
  contextFrom: ContextFrom,
  config: Config,
  http: Http,
): Promise<PageOutcome> {
  const url = addressOf(source, request, config);
  const asked: Snapshot = {
    source: source.id,
    asset,
    via: request.page,
    url,
    status: null,
    contentType: null,
    fetchedAt: config.now,
    body: null,
    reason: null,
    note: null,
    firstDay: null,
    lastDay: null,
    totalsOnly: false,
  };
  const told: Pick<PageOutcome, 'servedAt'> = {};
  try {
    const answer = await http.ask({ url, body: request.body, headers: keyHeader(source, config) });
    Object.assign(asked, { status: answer.status, contentType: answer.contentType, body: answer.body });
    if (answer.servedAt !== null) told.servedAt = instantOf(new Date(answer.servedAt));
    requirePage(answer.status, answer.challenge);
    return { ...withoutKeys(readPage(source, answer, asked, contextFrom), config), ...told };
  } catch (error) {
    return { ...withoutKeys(refused(asked, error, url), config), ...told };
  }
}

/** What a parser or an audit quotes of a page may be a key that the page's own bytes did not show. */
function withoutKeys(outcome: PageOutcome, { keys }: Config): PageOutcome {
  if (outcome.error === null) return outcome;
  const error = redactError(outcome.error, redactor(Object.values(keys)).text);
  return { ...outcome, snapshot: { ...outcome.snapshot, reason: error.explain() }, error };
}

/** Where a page is: at the publisher's own address or the one that is set in its place. */
export function addressOf(source: Source, { baseUrl, path }: PageRequest, { baseUrls }: Config): string {
  return `${baseUrls[source.id] ?? baseUrl ?? source.defaultBaseUrl}${path}`;
}

/** The header that carries a publisher's key; none where no key is set. */
export function keyHeader({ id, key }: Source, { keys }: Config): Record<string, string> {
  const given = keys[id];
  return key && given ? { [key.header]: `${key.prefix}${given}` } : {};
}

/** Reads and audits bytes that are already here. */
export function readPage(
  source: Source,
  page: RawPage,
  asked: Snapshot,
  contextFrom: ContextFrom,
): PageOutcome {
  try {
    const parsed = source.parse(readable(page), asked.asset, contextFrom.registry);
    const table = audit(parsed, contextFrom.day(parsed.rows[0]?.day ?? START_OF_TIME));
    const firstDay = table.rows[0]?.day ?? null;
    const lastDay = table.rows.at(-1)?.day ?? null;
    const totalsOnly = table.tickers.length === 0;
    const listed = totalsOnly ? null : table.tickers;
    return { snapshot: { ...asked, firstDay, lastDay, totalsOnly, listed }, table, error: null };
  } catch (error) {
    const told = error instanceof EtfDigestError ? error : unreadable(error);
    return refused(asked, withMend(told, asked.via, page), asked.url);
  }
}

/** Whatever a page makes a parser do, the page is refused, and the other publishers go on. */
export function unreadable(cause: unknown): LayoutError {
  const got = shorten(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
  return new LayoutError('the page cannot be read', {
    expected: 'a page as this publisher has always sent',
    got,
    mend: 'please report it with the page, which is kept',
    cause,
  });
}

function requirePage(status: number, challenge: boolean): void {
  if (status === 200 && !challenge) return;
  throw new TransportError(
    challenge ? 'the publisher asks for a browser (challenge page)' : 'the page was refused',
    {
      expected: 'status 200',
      got: `status ${status}`,
      answered: status !== 429,
    },
  );
}

function refused(asked: Snapshot, error: unknown, url: string): PageOutcome {
  if (!(error instanceof EtfDigestError)) throw error;
  const named = error.details.source === undefined ? error.with({ source: url }) : error;
  return { snapshot: { ...asked, reason: named.explain() }, table: null, error: named };
}

/** Whether another address of the same publisher may still give what this one refused. */
export function mayTryCopy(error: EtfDigestError): boolean {
  return (error instanceof TransportError && error.answered) || error instanceof LayoutError;
}
