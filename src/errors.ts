/** What a person needs to act on an error. */
export interface ErrorDetails {
  /** publisher, file or setting that the error is about */
  source?: string;
  expected?: string;
  got?: string;
  /** what to do about it */
  mend?: string;
  cause?: unknown;
}

/** Exit statuses of the program; 3 and 4 are given only under --strict. */
export const EXIT = { done: 0, failed: 1, usage: 2, incomplete: 3, nothing: 4, faults: 5 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** An error that names what happened, where, what was expected, what came and what to do. */
export class EtfDigestError extends Error {
  override readonly name: string = 'EtfDigestError';
  readonly exitStatus: ExitStatus = EXIT.failed;
  readonly details: ErrorDetails;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.details = details;
  }

  /** The whole message, one fact a line. */
  explain(): string {
    const { source, expected, got, mend } = this.details;
    // a file's name may hold anything
    const lines = [source ? `${source.replace(/\p{C}+/gu, ' ')}: ${this.message}` : this.message];
    if (expected !== undefined) lines.push(`  expected: ${expected}`);
    if (got !== undefined) lines.push(`  got: ${got || 'nothing'}`);
    if (mend) lines.push(`  to do: ${mend}`);
    return lines.join('\n');
  }
}

/** Takes secrets out of all that an error says, in place: its class and its other facts stay as they are. */
export function redactError<Thrown>(error: Thrown, text: (given: string) => string): Thrown {
  if (!(error instanceof Error)) return error;
  error.message = text(error.message);
  error.stack = text(error.stack ?? '');
  const details: ErrorDetails = error instanceof EtfDigestError ? error.details : {};
  for (const name of ['source', 'expected', 'got', 'mend'] as const) {
    const said = details[name];
    if (said !== undefined) details[name] = text(said);
  }
  return error;
}

/** The command line or a setting cannot be understood. */
export class UsageError extends EtfDigestError {
  override readonly name = 'UsageError';
  override readonly exitStatus = EXIT.usage;
}

/** A publisher did not deliver a page at all: no connection, a refusal, too slow, too large. */
export class TransportError extends EtfDigestError {
  override readonly name = 'TransportError';
  /** the publisher answered, but with a refusal (403, a challenge …): another address of it may still answer */
  readonly answered: boolean;
  /** no whole answer came within the time limit */
  readonly silent: boolean;

  constructor(message: string, details: ErrorDetails & { answered: boolean; silent?: boolean }) {
    super(message, details);
    this.answered = details.answered;
    this.silent = details.silent ?? false;
  }
}

/** A page came, but it is not the table that was expected. */
export class LayoutError extends EtfDigestError {
  override readonly name = 'LayoutError';
}

/** A page was read, but its figures contradict themselves or what is already known. */
export class AuditError extends EtfDigestError {
  override readonly name: string = 'AuditError';
  /** whether a person who has looked at the page may let it pass */
  readonly releasable: boolean;

  constructor(message: string, details: ErrorDetails = {}, releasable = false) {
    super(message, details);
    this.releasable = releasable;
  }
}

/** Rows of a page do not add up to their own Totals. */
export class FootingError extends AuditError {
  override readonly name = 'FootingError';

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details, true);
  }
}

/** A page contradicts figures that the publisher has shown before: nothing else of it is trusted in this run either. */
export class ContradictionError extends AuditError {
  override readonly name = 'ContradictionError';

  constructor(message: string, details: ErrorDetails = {}, releasable = true) {
    super(message, details, releasable);
  }
}

/** The database cannot be opened, read or written. */
export class StoreError extends EtfDigestError {
  override readonly name = 'StoreError';
}

/** A file could not be written. */
export class DeliveryError extends EtfDigestError {
  override readonly name = 'DeliveryError';
}

/**
 * At most `limit` characters of a foreign text on one line, for a message: nothing in it can steer a terminal, and no
 * tag or link is left in it, whatever page the message is shown on later.
 */
export function shorten(text: string, limit = 200): string {
  const line = text.replace(/\p{C}+|\s+/gu, ' ').trim();
  if (line.length <= limit) return withoutMarkup(line);
  // the cut may fall within a pair of surrogates
  const start = line.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  return `${withoutMarkup(start)}… (${line.length} characters)`;
}

const withoutMarkup = (text: string): string =>
  text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('](', '] (');
