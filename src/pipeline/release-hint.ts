import { AuditError, type EtfDigestError } from '../errors.ts';

/** The same error; where the page could be read but was held back, it says how a person lets it pass. */
export function withRelease(error: EtfDigestError, snapshot: number): EtfDigestError {
  if (!(error instanceof AuditError)) return error;
  const release = `it is kept as snapshot ${snapshot}; once you have seen that it is right: etf-digest accept ${snapshot} --reason "…"`;
  error.details.mend = error.details.mend ? `${error.details.mend}; ${release}` : release;
  return error;
}
