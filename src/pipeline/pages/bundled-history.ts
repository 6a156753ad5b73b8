import type { Asset } from '../../model/flow.ts';
import { START_OF_TIME } from '../../model/time.ts';
import { type AuditedTable, audit } from '../../sources/audit/audit.ts';
import { parseBundled } from '../../sources/publishers/bundled.ts';
import { farside } from '../../sources/publishers/farside.ts';
import type { Reference } from '../reference.ts';

/** The bundled history is Farside's and goes through the same audit as its pages. */
export function readBundle(body: Uint8Array, asset: Asset, reference: Reference): AuditedTable {
  const parsed = parseBundled(new TextDecoder().decode(body), asset);
  const known = { figures: [], totals: [], columns: [], records: new Map(), blank: new Map() };
  const today = parsed.rows.at(-1)?.day ?? START_OF_TIME;
  return audit(parsed, {
    ...reference,
    coverage: farside.coverage,
    resolutionUsd: farside.resolutionUsd,
    known,
    today,
  });
}
