import type { Config } from '../config.ts';
import { EtfDigestError, LayoutError, TransportError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { Asset } from '../model/flow.ts';
import { type AuditContext, type AuditedTable, audit } from '../sources/audit.ts';
import type { PageKind, RawPage, Source } from '../sources/source.ts';
import type { Snapshot } from '../store/snapshots.ts';

/** What came of asking for one page: the table, or why there is none. What came is kept in either case. */
export type PageOutcome =
  | { snapshot: Snapshot; table: AuditedTable; error: null }
  | { snapshot: Snapshot; table: null; error: EtfDigestError };

/** Asks a publisher for one page, reads it and audits it; refusals are returned, not thrown. */
export async function fetchPage(
  source: Source,
  asset: Asset,
  kind: PageKind,
  auditContext: AuditContext,
  config: Config,
  http: Http,
): Promise<PageOutcome> {
  const url = `${config.baseUrls[source.id] ?? source.defaultBaseUrl}${source.path(asset, kind)}`;
  const asked: Snapshot = {
    source: source.id,
    asset,
    via: kind,
    url,
    status: null,
    contentType: null,
    fetchedAt: config.now,
    body: null,
    reason: null,
    firstDay: null,
    lastDay: null,
  };
  try {
    const answer = await http.get(url);
    Object.assign(asked, { status: answer.status, contentType: answer.contentType, body: answer.body });
    requirePage(answer.status, answer.challenge);
    return readPage(source, answer, asked, auditContext);
  } catch (error) {
    return refused(asked, error, url);
  }
}

/** Reads and audits bytes that are already here. */
export function readPage(
  source: Source,
  page: RawPage,
  asked: Snapshot,
  auditContext: AuditContext,
): PageOutcome {
  try {
    const table = audit(source.parse(page, asked.asset, auditContext.registry), auditContext);
    const span = { firstDay: table.rows[0]?.day ?? null, lastDay: table.rows.at(-1)?.day ?? null };
    return { snapshot: { ...asked, ...span }, table, error: null };
  } catch (error) {
    return refused(asked, error, asked.url);
  }
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
  const named = withSource(error, url);
  return { snapshot: { ...asked, reason: named.explain() }, table: null, error: named };
}

/** The same error, naming the address that it came from. */
function withSource(error: EtfDigestError, source: string): EtfDigestError {
  error.details.source ??= source;
  return error;
}

/** Whether another address of the same publisher may still give what this one refused. */
export function mayTryCopy(error: EtfDigestError): boolean {
  return (error instanceof TransportError && error.answered) || error instanceof LayoutError;
}
