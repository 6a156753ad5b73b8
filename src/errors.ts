/** What a person needs to act on an error. */
export interface ErrorDetails {
  /** publisher, file or setting that the error is about */
  readonly source?: string;
  readonly expected?: string;
  readonly got?: string;
  /** what to do about it, all at once or step by step */
  readonly mend?: string | readonly string[];
  readonly cause?: unknown;
}

/** Exit statuses of the program; 3 and 4 are given only under --strict. */
export const EXIT = { done: 0, failed: 1, usage: 2, incomplete: 3, nothing: 4, faults: 5 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** An error that names what happened, where, what was expected, what came and what to do. */
export class EtfDigestError extends Error {
  override readonly name: string = 'EtfDigestError';
  readonly exitStatus: ExitStatus = EXIT.failed;
  readonly details: Omit<ErrorDetails, 'cause'>;

  constructor(message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.details = details;
  }

  /** What to do about it, step by step. */
  get steps(): readonly string[] {
    return [this.details.mend ?? []].flat();
  }

  get toDo(): string {
    return this.steps.join('; ');
  }

  /** An error like this one, of the same class, with other details; this one stays as it is. */
  with(details: Omit<ErrorDetails, 'cause'>): this {
    return copyOf(this, { details: { ...this.details, ...details } });
  }

  /** The whole message, one fact a line, in less than a kilobyte: of what is too long beginning and end are kept. */
  explain(): string {
    const { source, expected, got } = this.details;
    // a file's name may hold anything
    const head = within(300, source ? `${source.replace(/\p{C}+/gu, ' ')}: ${this.message}` : this.message);
    const toDo = within(400, this.toDo);
    const room = Math.floor((KILOBYTE - bytesOf(head) - bytesOf(toDo)) / 2);
    const lines = [head];
    if (expected !== undefined) lines.push(`  expected: ${within(room, expected)}`);
    if (got !== undefined) lines.push(`  got: ${within(room, got || 'nothing')}`);
    if (toDo) lines.push(`  to do: ${toDo}`);
    return lines.join('\n');
  }
}

/**
 * The same error, with secrets taken out of all that it and its causes say; the given one stays as it is. An error of
 * another program's becomes a plain one that has its name and its stack.
 */
export function redactError<Thrown>(error: Thrown, text: (given: string) => string): Thrown;
export function redactError(error: unknown, text: (given: string) => string): unknown {
  if (!(error instanceof Error)) return error;
  const said = { message: text(error.message), stack: text(error.stack ?? '') };
  const cause = error.cause === undefined ? {} : { cause: redactError(error.cause, text) };
  if (!(error instanceof EtfDigestError))
    return Object.assign(new Error(said.message, cause), { name: error.name, stack: said.stack });
  const redacted = (part: unknown) =>
    Array.isArray(part) ? part.map(text) : typeof part === 'string' ? text(part) : part;
  const details = Object.entries(error.details).map(([name, part]) => [name, redacted(part)]);
  return copyOf(error, { ...said, ...cause, details: Object.fromEntries(details) });
}

function copyOf<Thrown extends EtfDigestError>(error: Thrown, changes: object): Thrown {
  const copy = Object.create(Object.getPrototypeOf(error), Object.getOwnPropertyDescriptors(error));
  for (const [name, value] of Object.entries({ stack: error.stack, ...changes }))
    Object.defineProperty(copy, name, { value });
  return copy;
}

/** The code that Node and SQLite give their errors; empty where there is none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

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

/** What a message may hold, less the words between its parts. */
const KILOBYTE = 900;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A text of at most so many bytes: of a longer one, its beginning and its end. */
function within(limit: number, text: string): string {
  if (text.length <= limit && bytesOf(text) <= limit) return text;
  const [start, end] = [[...text.slice(0, limit)], [...text.slice(-limit)]];
  for (let kept = Math.floor(limit / 2) - 2; ; kept -= 1) {
    const cut = `${start.slice(0, kept).join('')} … ${end.slice(end.length - kept).join('')}`;
    if (bytesOf(cut) <= limit) return cut;
  }
}

const withoutMarkup = (text: string): string =>
  text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('](', '] (');
