import { AuditError, type EtfDigestError } from '../errors.ts';

/** The same error; where a person may let the page pass, it says how. A page that lacks a column or is out of order may not. */
export function withRelease(error: EtfDigestError, snapshot: number): EtfDigestError {
  if (!(error instanceof AuditError && error.releasable)) return error;
  const release = `it is kept as snapshot ${snapshot}; once you have seen that it is right: etf-digest accept ${snapshot} --reason "…"`;
  error.details.mend = error.details.mend ? `${error.details.mend}; ${release}` : release;
  return error;
}
